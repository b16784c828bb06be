package io.lifeboat.activities.aurora;

import io.lifeboat.plan.Region;
import java.util.Optional;

/**
 * A database cluster by its ARN, such as {@code
 * arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1}.
 *
 * @param text the whole ARN
 * @param region its region's code
 * @param id the cluster's identifier
 */
record ClusterArn(String text, String region, String id) {
  /** Empty when it is not such an ARN. */
  static Optional<ClusterArn> parse(String text) {
    String[] parts = text == null ? new String[0] : text.split(":", 7);
    return parts.length == 7 && parts[5].equals("cluster")
        ? Optional.of(new ClusterArn(text, parts[3], parts[6]))
        : Optional.empty();
  }

  boolean isIn(Region place) {
    return region.equals(place.name());
  }
}
