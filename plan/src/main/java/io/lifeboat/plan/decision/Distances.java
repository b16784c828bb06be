package io.lifeboat.plan.decision;

import io.lifeboat.plan.Region;
import java.util.Map;
import java.util.Optional;

/**
 * How far regions are from each other. AWS names the city or state of each region in its list of
 * regions and not the place; these are the cities' own coordinates, to a degree, which is enough to
 * tell near from far.
 */
final class Distances {
  private static final double EARTH_RADIUS_KM = 6371;

  private static final Map<String, Place> PLACES =
      Map.ofEntries(
          at("af-south-1", -34, 18),
          at("ap-east-1", 22, 114),
          at("ap-northeast-1", 36, 140),
          at("ap-northeast-2", 38, 127),
          at("ap-northeast-3", 35, 136),
          at("ap-south-1", 19, 73),
          at("ap-south-2", 17, 78),
          at("ap-southeast-1", 1, 104),
          at("ap-southeast-2", -34, 151),
          at("ap-southeast-3", -6, 107),
          at("ap-southeast-4", -38, 145),
          at("ap-southeast-5", 3, 102),
          at("ap-southeast-7", 14, 101),
          at("ca-central-1", 46, -74),
          at("ca-west-1", 51, -114),
          at("cn-north-1", 40, 116),
          at("cn-northwest-1", 38, 105),
          at("eu-central-1", 50, 9),
          at("eu-central-2", 47, 9),
          at("eu-north-1", 59, 18),
          at("eu-south-1", 45, 9),
          at("eu-south-2", 42, -1),
          at("eu-west-1", 53, -6),
          at("eu-west-2", 52, 0),
          at("eu-west-3", 49, 2),
          at("il-central-1", 32, 35),
          at("me-central-1", 25, 55),
          at("me-south-1", 26, 51),
          at("mx-central-1", 21, -100),
          at("sa-east-1", -24, -47),
          at("us-east-1", 39, -77),
          at("us-east-2", 40, -83),
          at("us-gov-east-1", 40, -83),
          at("us-gov-west-1", 45, -120),
          at("us-west-1", 37, -122),
          at("us-west-2", 46, -120));

  private Distances() {}

  private record Place(double latitude, double longitude) {}

  /** Along the surface; empty when one of them is not known. */
  static Optional<Double> kilometres(Region one, Region other) {
    Place from = PLACES.get(one.name());
    Place to = PLACES.get(other.name());
    return from == null || to == null ? Optional.empty() : Optional.of(between(from, to));
  }

  /** By the haversine formula. */
  private static double between(Place from, Place to) {
    double up = Math.toRadians(to.latitude() - from.latitude());
    double along = Math.toRadians(to.longitude() - from.longitude());
    double half =
        Math.pow(Math.sin(up / 2), 2)
            + Math.cos(Math.toRadians(from.latitude()))
                * Math.cos(Math.toRadians(to.latitude()))
                * Math.pow(Math.sin(along / 2), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
  }

  private static Map.Entry<String, Place> at(String region, int latitude, int longitude) {
    return Map.entry(region, new Place(latitude, longitude));
  }
}
