package io.lifeboat.activities.arc;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SwitchRoutingControls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Moves users by ARC routing controls. Needs one of the cluster's five endpoints and no control
 * plane at all: neither Route 53's in us-east-1 nor ARC's in us-west-2.
 */
public final class AwsSwitchRoutingControls implements AwsAction<SwitchRoutingControls> {
  private static final String EARLIER = "earlier-states";
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private final AwsClients aws;

  public AwsSwitchRoutingControls(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<SwitchRoutingControls> step() {
    return SwitchRoutingControls.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(RoutingCluster.GET, "how the routing controls stand"),
        new IamNeed(RoutingCluster.UPDATE, "to switch them, and to put them back"));
  }

  @Override
  public Inspection inspect(SwitchRoutingControls step, StepCall call, Watch watch) {
    RoutingCluster cluster = new RoutingCluster(aws, step, watch);
    return cluster
        .states(0)
        .map(
            states ->
                states.equals(cluster.wanted())
                    ? Inspection.alreadyDone(words(states), Map.of())
                    : Inspection.ready(words(states), Map.of(EARLIER, text(states))))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "the cluster of %s does not know all of these routing controls; correct the plan"
                        .formatted(step.name())));
  }

  @Override
  public Outcome apply(SwitchRoutingControls step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          RoutingCluster cluster = new RoutingCluster(aws, step, watch);
          cluster.set(cluster.wanted());
          String overridden =
              step.overrideSafetyRules().isEmpty()
                  ? ""
                  : ", over " + Figures.count(step.overrideSafetyRules().size(), "safety rule");
          return new Outcome(
              "asked ARC for %s%s".formatted(words(cluster.wanted()), overridden), ready.facts());
        });
  }

  @Override
  public Outcome confirm(SwitchRoutingControls step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    Map<String, String> states =
        await(step, new RoutingCluster(aws, step, watch).wanted(), watch, pace);
    return Outcome.of(
        "users of %s are sent to %s: %s, read back from another endpoint %s"
            .formatted(
                step.name(), step.to(), words(states), EffectOnce.took(call.facts(), watch, pace)));
  }

  @Override
  public Outcome revert(SwitchRoutingControls step, StepCall call, Watch watch) {
    RoutingCluster cluster = new RoutingCluster(aws, step, watch);
    Map<String, String> earlier =
        Optional.ofNullable(call.facts().get(EARLIER))
            .map(AwsSwitchRoutingControls::read)
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "this run did not switch the routing controls of %s, so it does not know how they stood"
                            .formatted(step.name())));
    if (cluster.states(0).filter(earlier::equals).isPresent()) {
      return Outcome.of("as before: " + words(earlier));
    }
    cluster.set(earlier);
    await(step, earlier, watch, Pace.brisk(watch));
    return Outcome.of("put back: " + words(earlier));
  }

  /** Asks another endpoint than the one that was told, and then all in turn. */
  private Map<String, String> await(
      SwitchRoutingControls step, Map<String, String> wanted, Watch watch, Pace pace) {
    for (int next = 1; ; next++) {
      Optional<Map<String, String>> states =
          new RoutingCluster(aws, step, watch).states(next % step.endpoints().size());
      if (states.filter(wanted::equals).isPresent()) {
        return wanted;
      }
      if (pace.waited().compareTo(STANDSTILL) > 0) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "ARC took the change, but the routing controls stand otherwise: %s; retry, or look who changes them"
                .formatted(states.map(AwsSwitchRoutingControls::words).orElse("unknown")));
      }
      pace.pause();
    }
  }

  private static String words(Map<String, String> states) {
    return states.entrySet().stream()
        .map(
            control ->
                "routing control %s is %s"
                    .formatted(
                        shortName(control.getKey()),
                        control.getValue().toLowerCase(java.util.Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private static String shortName(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String text(Map<String, String> states) {
    return states.entrySet().stream()
        .map(control -> control.getKey() + "=" + control.getValue())
        .collect(Collectors.joining(" "));
  }

  private static Map<String, String> read(String text) {
    Map<String, String> states = new TreeMap<>();
    for (String control : text.split(" ")) {
      states.put(
          control.substring(0, control.lastIndexOf('=')),
          control.substring(control.lastIndexOf('=') + 1));
    }
    return states;
  }
}
