package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RouteS3AccessPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.MultiRegionAccessPointRoute;

/**
 * The routes of an access point by bucket, 100 for active and 0 for passive; asked of one of the
 * five regions that have them (API reference of SubmitMultiRegionAccessPointRoutes), of the next
 * when one is silent. Routes are absolute, so that asking twice has the effect of asking once.
 */
record Routes(AwsClients aws, RouteS3AccessPoint step, Watch watch) {
  static final String GET = "s3:GetMultiRegionAccessPointRoutes";
  static final String SUBMIT = "s3:SubmitMultiRegionAccessPointRoutes";

  private static final int ACTIVE = 100;

  Map<String, Integer> read() {
    Map<String, Integer> dials = new TreeMap<>();
    anywhere(
            GET,
            s3 ->
                s3.getMultiRegionAccessPointRoutes(
                    request -> request.accountId(step.account()).mrap(arn())))
        .routes()
        .forEach(route -> dials.put(route.bucket(), route.trafficDialPercentage()));
    return dials;
  }

  void submit(Map<String, Integer> dials) {
    MultiRegionAccessPointRoute[] routes =
        dials.entrySet().stream()
            .map(
                dial ->
                    MultiRegionAccessPointRoute.builder()
                        .bucket(dial.getKey())
                        .trafficDialPercentage(dial.getValue())
                        .build())
            .toArray(MultiRegionAccessPointRoute[]::new);
    anywhere(
        SUBMIT,
        s3 ->
            s3.submitMultiRegionAccessPointRoutes(
                request -> request.accountId(step.account()).mrap(arn()).routeUpdates(routes)));
  }

  /** How the two routes of the step shall be. */
  Map<String, Integer> wanted() {
    return Map.of(step.toBucket(), ACTIVE, step.fromBucket(), 0);
  }

  private <T> T anywhere(String permission, Function<S3ControlClient, T> question) {
    RegionUnreachable silence = null;
    for (Region region : regions()) {
      try {
        return new AwsCall(permission, region, watch)
            .answer(() -> question.apply(aws.client(S3ControlClient.class, region)));
      } catch (RegionUnreachable silent) {
        silence = silent;
      }
    }
    throw silence;
  }

  /** The region that is left comes last: it may be ill. */
  private List<Region> regions() {
    return Stream.of("us-west-2", "eu-west-1", "us-east-1", "ap-northeast-1", "ap-southeast-2")
        .map(Region::of)
        .sorted((one, other) -> Boolean.compare(one.equals(step.from()), other.equals(step.from())))
        .toList();
  }

  private String arn() {
    return "arn:aws:s3::%s:accesspoint/%s".formatted(step.account(), step.accessPoint());
  }
}
