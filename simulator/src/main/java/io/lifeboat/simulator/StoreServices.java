package io.lifeboat.simulator;

import io.lifeboat.simulator.dynamodb.SimulatedDynamoDb;
import io.lifeboat.simulator.dynamodb.TablesEstate;
import io.lifeboat.simulator.elasticache.CachesEstate;
import io.lifeboat.simulator.elasticache.SimulatedElastiCache;
import io.lifeboat.simulator.s3.AccessPointsEstate;
import io.lifeboat.simulator.s3.BucketsEstate;
import io.lifeboat.simulator.s3.SimulatedS3;
import io.lifeboat.simulator.s3.SimulatedS3Control;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.S3ControlException;

/** What keeps applications' data besides databases. */
final class StoreServices {
  private final TablesEstate tables;
  private final BucketsEstate buckets;
  private final AccessPointsEstate accessPoints;
  private final CachesEstate caches;

  StoreServices(Estate estate) {
    this.tables = new TablesEstate(estate);
    this.buckets = new BucketsEstate(estate);
    this.caches = new CachesEstate(estate);
    this.accessPoints = new AccessPointsEstate(estate, buckets);
  }

  TablesEstate tables() {
    return tables;
  }

  BucketsEstate buckets() {
    return buckets;
  }

  CachesEstate caches() {
    return caches;
  }

  List<Service<?>> all() {
    return List.of(
        new Service<>(
            S3ControlClient.class,
            "s3-control",
            S3ControlException::builder,
            region -> new SimulatedS3Control(accessPoints, region)),
        new Service<>(
            ElastiCacheClient.class,
            "elasticache",
            ElastiCacheException::builder,
            region -> new SimulatedElastiCache(caches, region)),
        new Service<>(
            S3Client.class, "s3", S3Exception::builder, region -> new SimulatedS3(buckets, region)),
        new Service<>(
            DynamoDbClient.class,
            "dynamodb",
            DynamoDbException::builder,
            region -> new SimulatedDynamoDb(tables, region)));
  }
}
