package io.lifeboat.worker.keeping;

import io.lifeboat.plan.Region;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A part of an S3 bucket, in a region that the plan allows. */
final class BucketShelf implements Shelf {
  private static final String REGION_HEADER = "x-amz-bucket-region";
  private static final Region FALLBACK = Region.of("us-east-1");

  private final ReportPlace.Bucket place;
  private final Optional<URI> endpoint;
  private final Optional<AwsCredentialsProvider> keys;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(2))
          .socketTimeout(Duration.ofSeconds(10))
          .build();
  private final Map<Region, S3Client> clients = new ConcurrentHashMap<>();
  private volatile Optional<Region> home = Optional.empty();

  /**
   * @param endpoint where a stand-in for S3 listens
   * @param keys the SDK's own chain when empty
   */
  BucketShelf(
      ReportPlace.Bucket place, Optional<URI> endpoint, Optional<AwsCredentialsProvider> keys) {
    this.place = place;
    this.endpoint = endpoint;
    this.keys = keys;
  }

  @Override
  public void check(List<Region> allowed) throws Refused {
    Region found = home(allowed);
    if (place.region().filter(told -> !told.equals(found)).isPresent()) {
      throw new Refused(
          "the bucket %s is in %s, not in %s as LIFEBOAT_REPORTS says"
              .formatted(place.bucket(), found, place.region().get()));
    }
    if (!allowed.contains(found)) {
      throw new Refused(
          "the bucket %s is in %s, which is not among the plan's allowed regions %s"
              .formatted(place.bucket(), found, allowed));
    }
  }

  @Override
  public String put(String name, String type, String content) {
    String key = place.prefix().isEmpty() ? name : place.prefix() + "/" + name;
    client(home.orElseThrow())
        .putObject(
            request -> request.bucket(place.bucket()).key(key).contentType(type),
            RequestBody.fromString(content, StandardCharsets.UTF_8));
    return "s3://" + place.bucket() + "/" + key;
  }

  @Override
  public void close() {
    clients.values().forEach(S3Client::close);
    http.close();
  }

  /** S3 itself is asked: what was told may be wrong, and nothing may leave the allowed regions. */
  private Region home(List<Region> allowed) throws Refused {
    if (home.isEmpty()) {
      Region first = place.region().orElse(allowed.isEmpty() ? FALLBACK : allowed.get(0));
      home = Optional.of(asked(first));
    }
    return home.get();
  }

  private Region asked(Region by) throws Refused {
    try {
      String found = client(by).headBucket(head -> head.bucket(place.bucket())).bucketRegion();
      return found == null ? located(by) : Region.of(found);
    } catch (S3Exception refused) {
      Optional<Region> elsewhere =
          refused.awsErrorDetails() == null || refused.awsErrorDetails().sdkHttpResponse() == null
              ? Optional.empty()
              : refused
                  .awsErrorDetails()
                  .sdkHttpResponse()
                  .firstMatchingHeader(REGION_HEADER)
                  .map(Region::of);
      return elsewhere.orElseThrow(() -> notThere(refused));
    }
  }

  /** Where a stand-in for S3 does not answer as S3 does. */
  private Region located(Region by) {
    String found =
        client(by)
            .getBucketLocation(request -> request.bucket(place.bucket()))
            .locationConstraintAsString();
    return found == null || found.isEmpty() ? FALLBACK : Region.of(found);
  }

  private Refused notThere(S3Exception refused) {
    if (refused.statusCode() == 404) {
      return new Refused("there is no bucket " + place.bucket());
    }
    if (refused.statusCode() == 403) {
      return new Refused("S3 does not let us ask where the bucket " + place.bucket() + " is");
    }
    throw refused;
  }

  private S3Client client(Region region) {
    return clients.computeIfAbsent(region, this::made);
  }

  private S3Client made(Region region) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .region(software.amazon.awssdk.regions.Region.of(region.name()))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .forcePathStyle(endpoint.isPresent());
    endpoint.ifPresent(builder::endpointOverride);
    keys.ifPresent(builder::credentialsProvider);
    return builder.build();
  }
}
