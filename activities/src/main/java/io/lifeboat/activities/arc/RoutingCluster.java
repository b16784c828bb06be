package io.lifeboat.activities.arc;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ClusterEndpoint;
import io.lifeboat.plan.step.SwitchRoutingControls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;
import software.amazon.awssdk.services.route53recoverycluster.model.ConflictException;
import software.amazon.awssdk.services.route53recoverycluster.model.ResourceNotFoundException;
import software.amazon.awssdk.services.route53recoverycluster.model.UpdateRoutingControlStateEntry;

/**
 * The data plane of an ARC cluster: whichever of its endpoints answers. That one of them does not
 * is normal; those in the region that is left are asked last.
 */
final class RoutingCluster {
  static final String GET = "route53-recovery-cluster:GetRoutingControlState";
  static final String UPDATE = "route53-recovery-cluster:UpdateRoutingControlStates";

  private final AwsClients aws;
  private final SwitchRoutingControls step;
  private final Watch watch;

  RoutingCluster(AwsClients aws, SwitchRoutingControls step, Watch watch) {
    this.aws = aws;
    this.step = step;
    this.watch = watch;
  }

  /**
   * The states of the step's controls, by ARN; empty when one of them is not known.
   *
   * @param first which endpoint is asked first, counted from 0
   */
  Optional<Map<String, String>> states(int first) {
    return ask(
        GET,
        first,
        client -> {
          Map<String, String> states = new TreeMap<>();
          try {
            for (String control : wanted().keySet()) {
              states.put(
                  control,
                  client
                      .getRoutingControlState(request -> request.routingControlArn(control))
                      .routingControlStateAsString());
            }
          } catch (ResourceNotFoundException unknown) {
            return Optional.empty();
          }
          return Optional.of(states);
        });
  }

  /** What the step makes of its controls, by ARN. */
  Map<String, String> wanted() {
    Map<String, String> wanted = new TreeMap<>();
    step.off().forEach(control -> wanted.put(control, "Off"));
    step.on().forEach(control -> wanted.put(control, "On"));
    return wanted;
  }

  /**
   * Sets all of them or none; asking twice is asking once, since states are absolute.
   *
   * @throws FinalFailure when a safety rule forbids it
   */
  void set(Map<String, String> states) {
    List<UpdateRoutingControlStateEntry> entries = new ArrayList<>();
    states.forEach(
        (control, state) ->
            entries.add(
                UpdateRoutingControlStateEntry.builder()
                    .routingControlArn(control)
                    .routingControlState(state)
                    .build()));
    ask(
        UPDATE,
        0,
        client -> {
          try {
            return client.updateRoutingControlStates(
                request ->
                    request
                        .updateRoutingControlStateEntries(entries)
                        .safetyRulesToOverride(
                            step.overrideSafetyRules().isEmpty()
                                ? null
                                : step.overrideSafetyRules()));
          } catch (ConflictException rule) {
            throw new FinalFailure(
                FinalFailure.REFUSED_BY_AWS,
                "a safety rule forbids to switch the routing controls of %s (%s); name the rule's ARN to override it, or change what is switched"
                    .formatted(step.name(), rule.awsErrorDetails().errorMessage()));
          }
        });
  }

  private <T> T ask(String permission, int first, Function<Route53RecoveryClusterClient, T> call) {
    RuntimeException last = new TryAgain("no endpoint of " + step.name() + " was asked");
    for (ClusterEndpoint endpoint : endpoints(first)) {
      try {
        Route53RecoveryClusterClient client =
            aws.client(Route53RecoveryClusterClient.class, endpoint.region(), endpoint.endpoint());
        return new AwsCall(permission, endpoint.region(), watch).answer(() -> call.apply(client));
      } catch (RegionUnreachable | TryAgain silent) {
        watch.report(endpoint.region() + " does not answer for " + step.name() + "; asking on");
        last = silent;
      }
    }
    throw last;
  }

  private List<ClusterEndpoint> endpoints(int first) {
    List<ClusterEndpoint> order = new ArrayList<>(step.endpoints());
    Collections.rotate(order, -first);
    order.sort(Comparator.comparing(endpoint -> endpoint.region().equals(step.from())));
    return order;
  }
}
