package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbSnapshotStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The errors of RDS, with its codes. */
final class RdsFaults {
  private RdsFaults() {}

  static AwsServiceException noGlobalCluster(String id) {
    return AwsError.of(
        GlobalClusterNotFoundException.builder(),
        "GlobalClusterNotFoundFault",
        404,
        "Global cluster " + id + " not found");
  }

  static AwsServiceException noCluster(String id) {
    return AwsError.of(
        DbClusterNotFoundException.builder(),
        "DBClusterNotFoundFault",
        404,
        "DBCluster " + id + " not found.");
  }

  static AwsServiceException noInstance(String id) {
    return AwsError.of(
        DbInstanceNotFoundException.builder(),
        "DBInstanceNotFound",
        404,
        "DBInstance " + id + " not found.");
  }

  static AwsServiceException noSnapshot(String id) {
    return AwsError.of(
        DbClusterSnapshotNotFoundException.builder(),
        "DBClusterSnapshotNotFoundFault",
        404,
        "DBClusterSnapshot " + id + " not found.");
  }

  static AwsServiceException globalState(String message) {
    return AwsError.of(
        InvalidGlobalClusterStateException.builder(),
        "InvalidGlobalClusterStateFault",
        400,
        message);
  }

  static AwsServiceException clusterState(String message) {
    return AwsError.of(
        InvalidDbClusterStateException.builder(), "InvalidDBClusterStateFault", 400, message);
  }

  static AwsServiceException parameter(String message) {
    return AwsError.of(RdsException.builder(), "InvalidParameterValue", 400, message);
  }

  static AwsServiceException combination(String message) {
    return AwsError.of(RdsException.builder(), "InvalidParameterCombination", 400, message);
  }

  static AwsServiceException missing(String parameter) {
    return AwsError.of(
        RdsException.builder(),
        "MissingParameter",
        400,
        "The request must contain the parameter " + parameter);
  }

  static AwsServiceException clusterThere(String id) {
    return AwsError.of(
        DbClusterAlreadyExistsException.builder(),
        "DBClusterAlreadyExistsFault",
        400,
        "DB Cluster already exists: " + id);
  }

  static AwsServiceException instanceThere(String id) {
    return AwsError.of(
        DbInstanceAlreadyExistsException.builder(),
        "DBInstanceAlreadyExists",
        400,
        "DB instance already exists: " + id);
  }

  static AwsServiceException snapshotThere(String id) {
    return AwsError.of(
        DbClusterSnapshotAlreadyExistsException.builder(),
        "DBClusterSnapshotAlreadyExistsFault",
        400,
        "DB cluster snapshot already exists: " + id);
  }

  static AwsServiceException instanceState(String message) {
    return AwsError.of(
        InvalidDbInstanceStateException.builder(), "InvalidDBInstanceState", 400, message);
  }

  static AwsServiceException snapshotState(String message) {
    return AwsError.of(
        InvalidDbClusterSnapshotStateException.builder(),
        "InvalidDBClusterSnapshotStateFault",
        400,
        message);
  }

  static AwsServiceException noDatabaseSnapshot(String id) {
    return AwsError.of(
        DbSnapshotNotFoundException.builder(),
        "DBSnapshotNotFound",
        404,
        "DBSnapshot not found: " + id);
  }

  static AwsServiceException databaseSnapshotThere(String id) {
    return AwsError.of(
        DbSnapshotAlreadyExistsException.builder(),
        "DBSnapshotAlreadyExists",
        400,
        "Cannot create the snapshot because a snapshot with the identifier %s already exists."
            .formatted(id));
  }

  static AwsServiceException databaseSnapshotState(String message) {
    return AwsError.of(
        InvalidDbSnapshotStateException.builder(), "InvalidDBSnapshotState", 400, message);
  }

  static AwsServiceException noSubnetGroup(String name) {
    return AwsError.of(
        DbSubnetGroupNotFoundException.builder(),
        "DBSubnetGroupNotFoundFault",
        404,
        "DB subnet group " + name + " does not exist.");
  }

  static AwsServiceException noParameterGroup(String name) {
    return AwsError.of(
        DbClusterParameterGroupNotFoundException.builder(),
        "DBClusterParameterGroupNotFound",
        404,
        "DBClusterParameterGroup not found: " + name);
  }

  static AwsServiceException ill(String message) {
    return AwsError.of(RdsException.builder(), "InternalFailure", 500, message);
  }

  static AwsServiceException notSimulated(String what) {
    return AwsError.of(RdsException.builder(), "NotSimulated", 501, what + " is not simulated");
  }
}
