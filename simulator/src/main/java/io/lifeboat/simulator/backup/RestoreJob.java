package io.lifeboat.simulator.backup;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.model.DescribeRestoreJobResponse;
import software.amazon.awssdk.services.backup.model.RestoreJobStatus;

/** One restore. Guarded by the estate's lock. */
final class RestoreJob {
  static final String TARGET = "targetTableName";

  final String id;
  final RecoveryPoint point;
  final Map<String, String> metadata;
  private final Instant begun;
  private RestoreJobStatus status = RestoreJobStatus.RUNNING;
  private Optional<String> whyNot = Optional.empty();
  private Instant ended;

  RestoreJob(String id, RecoveryPoint point, Map<String, String> metadata, Instant begun) {
    this.id = id;
    this.point = point;
    this.metadata = Map.copyOf(metadata);
    this.begun = begun;
  }

  String target() {
    return metadata.get(TARGET);
  }

  void end(Optional<String> failure, Instant at) {
    status = failure.isPresent() ? RestoreJobStatus.FAILED : RestoreJobStatus.COMPLETED;
    whyNot = failure;
    ended = at;
  }

  DescribeRestoreJobResponse model(String account) {
    boolean done = status == RestoreJobStatus.COMPLETED;
    return DescribeRestoreJobResponse.builder()
        .restoreJobId(id)
        .recoveryPointArn(point.arn())
        .recoveryPointCreationDate(point.madeAt())
        .resourceType("DynamoDB")
        .status(status)
        .statusMessage(whyNot.orElse(null))
        .percentDone(done ? "100.00%" : "0.00%")
        .creationDate(begun)
        .completionDate(ended)
        .createdResourceArn(
            done
                ? "arn:aws:dynamodb:%s:%s:table/%s".formatted(point.region(), account, target())
                : null)
        .build();
  }
}
