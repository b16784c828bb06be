package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.net.URI;

/**
 * One of the five endpoints of an ARC cluster; written down beforehand, since listing them needs a
 * control plane.
 *
 * @param endpoint such as {@code https://a1b2.route53-recovery-cluster.us-east-1.amazonaws.com/v1}
 * @param region where it stands
 */
public record ClusterEndpoint(URI endpoint, Region region) {
  public ClusterEndpoint {
    Needed.present(endpoint, "an endpoint of an ARC cluster");
    Needed.that(
        "https".equals(endpoint.getScheme()) && endpoint.getHost() != null,
        "the endpoint of an ARC cluster cannot be '%s'; write an address like https://a1b2.route53-recovery-cluster.us-east-1.amazonaws.com/v1"
            .formatted(endpoint));
    Needed.present(region, "the region of endpoint " + endpoint);
  }
}
