package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Buckets that replicate to each other.
 *
 * @param s3 each region's bucket; {@code {region}} stands for its name
 * @param compare prefixes that must hold the same objects in both regions
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record S3Bucket(String s3, List<String> compare) implements Store {
  public S3Bucket {
    compare = Ordered.list(compare);
  }

  /** A region's bucket. */
  public String in(Region region) {
    return s3.replace("{region}", region.name());
  }
}
