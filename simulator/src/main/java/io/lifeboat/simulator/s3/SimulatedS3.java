package io.lifeboat.simulator.s3;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 in one region. A bucket of another region answers as AWS does: go there. */
public final class SimulatedS3 implements S3Client {
  private static final int PAGE = 1000;

  private final BucketsEstate buckets;
  private final String region;

  /** The service of one region over the account's buckets. */
  public SimulatedS3(BucketsEstate buckets, String region) {
    this.buckets = buckets;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    return HeadBucketResponse.builder().bucketRegion(bucket(request.bucket()).region).build();
  }

  @Override
  public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
    return GetBucketVersioningResponse.builder()
        .status(bucket(request.bucket()).isVersioned ? BucketVersioningStatus.ENABLED : null)
        .build();
  }

  @Override
  public GetBucketReplicationResponse getBucketReplication(GetBucketReplicationRequest request) {
    return GetBucketReplicationResponse.builder()
        .replicationConfiguration(
            bucket(request.bucket()).replication.orElseThrow(S3Errors::noReplication))
        .build();
  }

  @Override
  public PutBucketReplicationResponse putBucketReplication(PutBucketReplicationRequest request) {
    StoredBucket bucket = bucket(request.bucket());
    ReplicationConfiguration config = request.replicationConfiguration();
    ReplicationChecks.check(buckets, bucket, config);
    change(bucket, Optional.of(config), "PutBucketReplication");
    return PutBucketReplicationResponse.builder().build();
  }

  @Override
  public DeleteBucketReplicationResponse deleteBucketReplication(
      DeleteBucketReplicationRequest request) {
    change(bucket(request.bucket()), Optional.empty(), "DeleteBucketReplication");
    return DeleteBucketReplicationResponse.builder().build();
  }

  private void change(
      StoredBucket bucket, Optional<ReplicationConfiguration> config, String operation) {
    boolean isChanged = !bucket.replication.equals(config);
    bucket.replication = config;
    buckets.relink(bucket);
    mutated(bucket, operation, isChanged, "the replication of " + bucket.name + " is set");
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    only(request, "Bucket", "Prefix", "MaxKeys", "ContinuationToken", "StartAfter", "EncodingType");
    StoredBucket bucket = bucket(request.bucket());
    String after =
        request.continuationToken() == null
            ? Optional.ofNullable(request.startAfter()).orElse("")
            : request.continuationToken();
    String prefix = Optional.ofNullable(request.prefix()).orElse("");
    int size = Math.min(PAGE, Optional.ofNullable(request.maxKeys()).orElse(PAGE));
    List<StoredObject> rest =
        bucket.objects.values().stream()
            .filter(object -> object.key().startsWith(prefix))
            .filter(object -> object.key().compareTo(after) > 0)
            .toList();
    List<StoredObject> page = rest.subList(0, Math.min(size, rest.size()));
    boolean isTruncated = page.size() < rest.size();
    return ListObjectsV2Response.builder()
        .name(bucket.name)
        .prefix(prefix)
        .keyCount(page.size())
        .maxKeys(size)
        .isTruncated(isTruncated)
        .nextContinuationToken(isTruncated ? page.get(page.size() - 1).key() : null)
        .contents(page.stream().map(SimulatedS3::listed).toList())
        .build();
  }

  private static S3Object listed(StoredObject object) {
    return S3Object.builder()
        .key(object.key())
        .size(object.size())
        .eTag(object.etag())
        .lastModified(object.at())
        .storageClass("STANDARD")
        .build();
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    only(request, "Bucket", "Key", "ChecksumMode");
    StoredObject object = object(bucket(request.bucket()), request.key());
    return HeadObjectResponse.builder()
        .contentLength(object.size())
        .eTag(object.etag())
        .lastModified(object.at())
        .replicationStatus(object.status().orElse(null))
        .build();
  }

  @Override
  public CopyObjectResponse copyObject(CopyObjectRequest request) {
    only(
        request,
        "DestinationBucket",
        "DestinationKey",
        "SourceBucket",
        "SourceKey",
        "CopySource",
        "ChecksumAlgorithm");
    StoredBucket bucket = bucket(request.destinationBucket());
    StoredObject source = source(request);
    buckets.put(bucket, request.destinationKey(), source.content());
    mutated(bucket, "CopyObject", true, "copied to " + request.destinationKey());
    return CopyObjectResponse.builder()
        .copyObjectResult(r -> r.eTag(source.etag()).lastModified(buckets.estate.now()))
        .build();
  }

  @SuppressWarnings("deprecation") // the header that travels
  private StoredObject source(CopyObjectRequest request) {
    String[] parts =
        Optional.ofNullable(request.copySource())
            .map(source -> source.replaceFirst("^/", "").split("/", 2))
            .orElseGet(() -> new String[] {request.sourceBucket(), request.sourceKey()});
    if (parts.length != 2) {
      throw S3Errors.invalid("You must specify a source of the form bucket/key");
    }
    return object(buckets.find(parts[0]).orElseThrow(() -> S3Errors.noBucket(parts[0])), parts[1]);
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    only(request, "Bucket", "Key");
    StoredBucket bucket = bucket(request.bucket());
    boolean wasThere = bucket.objects.remove(request.key()) != null;
    mutated(bucket, "DeleteObject", wasThere, "deleted " + request.key());
    return DeleteObjectResponse.builder().build();
  }

  private StoredObject object(StoredBucket bucket, String key) {
    return Optional.ofNullable(bucket.objects.get(key)).orElseThrow(() -> S3Errors.noKey(key));
  }

  private StoredBucket bucket(String name) {
    StoredBucket bucket =
        buckets.find(String.valueOf(name)).orElseThrow(() -> S3Errors.noBucket(name));
    if (!bucket.region.equals(region)) {
      throw S3Errors.elsewhere(name, bucket.region);
    }
    return bucket;
  }

  private void mutated(StoredBucket bucket, String operation, boolean isChanged, String sentence) {
    buckets.estate.mutated(new Where(region, "s3", operation, bucket.name), isChanged, sentence);
  }

  private static void only(SdkPojo request, String... members) {
    Only.members(request, S3Exception.builder(), members);
  }
}
