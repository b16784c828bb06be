package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * Buckets that replicate to each other.
 *
 * @param s3 each region's bucket; {@code {region}} stands for its name
 * @param role the role by which S3 replicates from a region's bucket, by ARN; with it, replication
 *     is turned round when the application has moved
 * @param compare prefixes that must hold the same objects in both regions
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record S3Bucket(String s3, Optional<String> role, List<String> compare) implements Store {
  public S3Bucket {
    compare = Ordered.list(compare);
  }

  /** The role by which S3 replicates from a region's bucket. */
  public String roleIn(Region region) {
    return role.orElseThrow().replace("{region}", region.name());
  }

  /** A region's bucket. */
  public String in(Region region) {
    return s3.replace("{region}", region.name());
  }
}
