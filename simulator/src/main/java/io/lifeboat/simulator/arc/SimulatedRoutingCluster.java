package io.lifeboat.simulator.arc;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.RoutingCluster;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;
import software.amazon.awssdk.services.route53recoverycluster.model.ConflictException;
import software.amazon.awssdk.services.route53recoverycluster.model.EndpointTemporarilyUnavailableException;
import software.amazon.awssdk.services.route53recoverycluster.model.GetRoutingControlStateRequest;
import software.amazon.awssdk.services.route53recoverycluster.model.GetRoutingControlStateResponse;
import software.amazon.awssdk.services.route53recoverycluster.model.ListRoutingControlsRequest;
import software.amazon.awssdk.services.route53recoverycluster.model.ListRoutingControlsResponse;
import software.amazon.awssdk.services.route53recoverycluster.model.ResourceNotFoundException;
import software.amazon.awssdk.services.route53recoverycluster.model.RoutingControl;
import software.amazon.awssdk.services.route53recoverycluster.model.UpdateRoutingControlStateEntry;
import software.amazon.awssdk.services.route53recoverycluster.model.UpdateRoutingControlStateRequest;
import software.amazon.awssdk.services.route53recoverycluster.model.UpdateRoutingControlStateResponse;
import software.amazon.awssdk.services.route53recoverycluster.model.UpdateRoutingControlStatesRequest;
import software.amazon.awssdk.services.route53recoverycluster.model.UpdateRoutingControlStatesResponse;
import software.amazon.awssdk.services.route53recoverycluster.model.ValidationException;

/** The data plane of ARC clusters, at the endpoint of one region. */
public final class SimulatedRoutingCluster implements Route53RecoveryClusterClient {
  private static final int MOST = 10;

  private final RoutingEstate routing;
  private final String region;

  /** The endpoint in a region. */
  public SimulatedRoutingCluster(RoutingEstate routing, String region) {
    this.routing = routing;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetRoutingControlStateResponse getRoutingControlState(
      GetRoutingControlStateRequest request) {
    String arn = known(request.routingControlArn());
    return GetRoutingControlStateResponse.builder()
        .routingControlArn(arn)
        .routingControlName(arn.substring(arn.lastIndexOf('/') + 1))
        .routingControlState(text(routing.state(arn).orElseThrow()))
        .build();
  }

  @Override
  public ListRoutingControlsResponse listRoutingControls(ListRoutingControlsRequest request) {
    return ListRoutingControlsResponse.builder()
        .routingControls(
            routing.states().entrySet().stream()
                .filter(
                    control ->
                        request.controlPanelArn() == null
                            || control.getKey().startsWith(request.controlPanelArn() + "/"))
                .map(
                    control ->
                        RoutingControl.builder()
                            .routingControlArn(control.getKey())
                            .routingControlName(
                                control.getKey().substring(control.getKey().lastIndexOf('/') + 1))
                            .controlPanelArn(
                                control.getKey().substring(0, control.getKey().indexOf("/routing")))
                            .routingControlState(text(control.getValue()))
                            .build())
                .toList())
        .build();
  }

  @Override
  public UpdateRoutingControlStateResponse updateRoutingControlState(
      UpdateRoutingControlStateRequest request) {
    set(
        "UpdateRoutingControlState",
        List.of(
            UpdateRoutingControlStateEntry.builder()
                .routingControlArn(request.routingControlArn())
                .routingControlState(request.routingControlState())
                .build()),
        request.safetyRulesToOverride());
    return UpdateRoutingControlStateResponse.builder().build();
  }

  @Override
  public UpdateRoutingControlStatesResponse updateRoutingControlStates(
      UpdateRoutingControlStatesRequest request) {
    Only.members(
        request,
        ValidationException.builder(),
        "UpdateRoutingControlStateEntries",
        "SafetyRulesToOverride");
    set(
        "UpdateRoutingControlStates",
        request.updateRoutingControlStateEntries(),
        request.safetyRulesToOverride());
    return UpdateRoutingControlStatesResponse.builder().build();
  }

  private void set(
      String operation, List<UpdateRoutingControlStateEntry> entries, List<String> overridden) {
    if (entries.isEmpty() || entries.size() > MOST) {
      throw invalid("1 to 10 routing control state entries are required");
    }
    Map<String, Boolean> wanted = new TreeMap<>();
    for (UpdateRoutingControlStateEntry entry : entries) {
      wanted.put(known(entry.routingControlArn()), isOn(entry.routingControlStateAsString()));
    }
    Map<String, RoutingCluster.Rule> forbidding = new TreeMap<>(routing.forbidding(wanted));
    overridden.forEach(forbidding::remove);
    if (!forbidding.isEmpty()) {
      throw AwsError.of(
          ConflictException.builder(),
          "ConflictException",
          409,
          "Can't change the routing control states because it violates safety rules: "
              + String.join(", ", forbidding.keySet()));
    }
    boolean changed = routing.set(wanted);
    routing.estate.mutated(
        new Where(region, "route53-recovery-cluster", operation, cluster(wanted)),
        changed,
        "routing controls %s%s"
            .formatted(words(wanted), overridden.isEmpty() ? "" : ", safety rules overridden"));
  }

  private static String words(Map<String, Boolean> wanted) {
    return wanted.entrySet().stream()
        .map(c -> c.getKey().substring(c.getKey().lastIndexOf('/') + 1) + " " + text(c.getValue()))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  private String cluster(Map<String, Boolean> wanted) {
    return routing.clusters().stream()
        .filter(c -> wanted.keySet().stream().anyMatch(arn -> arn.contains(c.panel())))
        .map(RoutingCluster::cluster)
        .findFirst()
        .orElseThrow();
  }

  private String known(String arn) {
    boolean isHere =
        routing.clusters().stream()
            .filter(cluster -> cluster.endpoints().contains(region))
            .anyMatch(cluster -> String.valueOf(arn).contains("/" + cluster.panel() + "/"));
    if (!isHere && routing.state(arn).isPresent()) {
      throw AwsError.of(
          EndpointTemporarilyUnavailableException.builder(),
          "EndpointTemporarilyUnavailableException",
          503,
          "The cluster endpoint in " + region + " isn't available. Try another cluster endpoint.");
    }
    if (routing.state(arn).isEmpty()) {
      throw AwsError.of(
          ResourceNotFoundException.builder(),
          "ResourceNotFoundException",
          404,
          "Routing control not found: " + arn);
    }
    return arn;
  }

  private static boolean isOn(String state) {
    if (!List.of("On", "Off").contains(String.valueOf(state))) {
      throw invalid("a routing control's state is On or Off, not " + state);
    }
    return state.equals("On");
  }

  private static String text(boolean on) {
    return on ? "On" : "Off";
  }

  private static AwsServiceException invalid(String message) {
    return AwsError.of(ValidationException.builder(), "ValidationException", 400, message);
  }
}
