package io.lifeboat.simulator.s3;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Where;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.GetMultiRegionAccessPointRoutesRequest;
import software.amazon.awssdk.services.s3control.model.GetMultiRegionAccessPointRoutesResponse;
import software.amazon.awssdk.services.s3control.model.MultiRegionAccessPointRoute;
import software.amazon.awssdk.services.s3control.model.S3ControlException;
import software.amazon.awssdk.services.s3control.model.SubmitMultiRegionAccessPointRoutesRequest;
import software.amazon.awssdk.services.s3control.model.SubmitMultiRegionAccessPointRoutesResponse;

/** The routes of Multi-Region Access Points, asked in one of the five regions that have them. */
public final class SimulatedS3Control implements S3ControlClient {
  /** From the API reference of SubmitMultiRegionAccessPointRoutes. */
  private static final Set<String> REGIONS =
      Set.of("us-east-1", "us-west-2", "ap-southeast-2", "ap-northeast-1", "eu-west-1");

  private final AccessPointsEstate points;
  private final String region;

  /** The service of one region over the account's access points. */
  public SimulatedS3Control(AccessPointsEstate points, String region) {
    this.points = points;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetMultiRegionAccessPointRoutesResponse getMultiRegionAccessPointRoutes(
      GetMultiRegionAccessPointRoutesRequest request) {
    AccessPointsEstate.Point point = point(request.accountId(), request.mrap());
    return GetMultiRegionAccessPointRoutesResponse.builder()
        .mrap(request.mrap())
        .routes(
            point.routes.entrySet().stream()
                .map(
                    route ->
                        MultiRegionAccessPointRoute.builder()
                            .bucket(route.getKey())
                            .region(regionOf(route.getKey()))
                            .trafficDialPercentage(route.getValue())
                            .build())
                .toList())
        .build();
  }

  @Override
  public SubmitMultiRegionAccessPointRoutesResponse submitMultiRegionAccessPointRoutes(
      SubmitMultiRegionAccessPointRoutesRequest request) {
    AccessPointsEstate.Point point = point(request.accountId(), request.mrap());
    Map<String, Integer> changed = new TreeMap<>();
    request.routeUpdates().forEach(update -> changed.put(bucket(point, update), dial(update)));
    Map<String, Integer> after = new TreeMap<>(point.asked);
    after.putAll(changed);
    if (changed.isEmpty() || !after.containsValue(100)) {
      throw error("InvalidRequest", 400, "At least one Region must be active at all times");
    }
    boolean isChanged = !after.equals(point.asked);
    points.submit(point, changed);
    points.estate.mutated(
        new Where(region, "s3", "SubmitMultiRegionAccessPointRoutes", point.spec.alias()),
        isChanged,
        "routes of %s are asked for: %s".formatted(point.spec.alias(), after));
    return SubmitMultiRegionAccessPointRoutesResponse.builder().build();
  }

  private String bucket(AccessPointsEstate.Point point, MultiRegionAccessPointRoute update) {
    return point.routes.keySet().stream()
        .filter(name -> name.equals(update.bucket()) || regionOf(name).equals(update.region()))
        .findFirst()
        .orElseThrow(
            () ->
                error(
                    "InvalidRequest",
                    400,
                    "A route names a bucket or a Region that the access point does not have"));
  }

  private static int dial(MultiRegionAccessPointRoute update) {
    Integer dial = update.trafficDialPercentage();
    if (dial == null || (dial != 0 && dial != 100)) {
      throw error("InvalidRequest", 400, "TrafficDialPercentage must be 0 or 100");
    }
    return dial;
  }

  private String regionOf(String bucket) {
    return points.buckets.find(bucket).map(found -> found.region).orElse("");
  }

  private AccessPointsEstate.Point point(String account, String arn) {
    if (!REGIONS.contains(region)) {
      throw error("InvalidRequest", 400, "Routes are not controlled in " + region);
    }
    if (!points.estate.world().account().equals(account)) {
      throw error("AccessDenied", 403, "Access Denied");
    }
    return points
        .find(arn)
        .orElseThrow(
            () ->
                error(
                    "NoSuchMultiRegionAccessPoint",
                    404,
                    "The specified Multi-Region Access Point does not exist"));
  }

  private static AwsServiceException error(String code, int status, String message) {
    return AwsError.of(S3ControlException.builder(), code, status, message);
  }
}
