package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects below a prefix, in S3's order, page by page. */
final class Listing {
  static final String PERMISSION = "s3:ListBucket";

  private final AwsClients aws;
  private final Region region;
  private final String bucket;
  private final String prefix;
  private final Watch watch;
  private final Deque<S3Object> page = new ArrayDeque<>();
  private Optional<String> next = Optional.empty();
  private boolean isOver;

  Listing(AwsClients aws, Region region, String bucket, String prefix, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.bucket = bucket;
    this.prefix = prefix;
    this.watch = watch;
  }

  /** The next object; empty at the end. */
  Optional<S3Object> peek() {
    while (page.isEmpty() && !isOver) {
      turnPage();
    }
    return Optional.ofNullable(page.peek());
  }

  S3Object take() {
    return page.remove();
  }

  /** The key below the prefix. */
  String name(S3Object object) {
    return object.key().substring(prefix.length());
  }

  private void turnPage() {
    ListObjectsV2Response answer =
        new AwsCall(PERMISSION, region, watch)
            .answer(
                () ->
                    aws.client(S3Client.class, region)
                        .listObjectsV2(
                            request ->
                                request
                                    .bucket(bucket)
                                    .prefix(prefix)
                                    .continuationToken(next.orElse(null))));
    page.addAll(answer.contents());
    next = Optional.ofNullable(answer.nextContinuationToken());
    isOver = next.isEmpty();
  }
}
