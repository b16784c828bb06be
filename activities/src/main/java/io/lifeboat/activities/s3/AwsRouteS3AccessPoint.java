package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RouteS3AccessPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the traffic dials of a Multi-Region Access Point. Needs one of the five regions of its
 * control plane, none of them in particular. S3 says that a change takes up to two minutes, during
 * which the old routes are shown.
 */
public final class AwsRouteS3AccessPoint implements AwsAction<RouteS3AccessPoint> {
  /** The two dials before, {@code bucket=100+other=0}. */
  private static final String FORMER = "former-routes";

  /** Longer than S3 says that a change takes. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(4);

  private final AwsClients aws;

  public AwsRouteS3AccessPoint(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RouteS3AccessPoint> step() {
    return RouteS3AccessPoint.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Routes.GET, "how the routes stand"),
        new IamNeed(Routes.SUBMIT, "to turn them, and to turn them back"));
  }

  @Override
  public Inspection inspect(RouteS3AccessPoint step, StepCall call, Watch watch) {
    Map<String, Integer> dials = new Routes(aws, step, watch).read();
    List<String> missing =
        Stream.of(step.fromBucket(), step.toBucket())
            .filter(bucket -> !dials.containsKey(bucket))
            .toList();
    if (!missing.isEmpty()) {
      return Inspection.impossible(
          "access point %s has no route to %s: it has %s"
              .formatted(step.accessPoint(), String.join(", ", missing), text(dials)));
    }
    String found = "the routes of %s are %s".formatted(step.bucket(), text(dials));
    if (isSo(dials, new Routes(aws, step, watch).wanted())) {
      return Inspection.alreadyDone(found, Map.of());
    }
    return EffectOnce.sinceAsked(call.facts(), watch)
            .filter(since -> since.compareTo(ON_ITS_WAY) < 0)
            .isPresent()
        ? Inspection.inProgress(found + ", the change is on its way", Map.of())
        : Inspection.ready(
            found,
            Map.of(
                FORMER,
                Stream.of(step.fromBucket(), step.toBucket())
                    .map(bucket -> bucket + "=" + dials.get(bucket))
                    .collect(Collectors.joining("+"))));
  }

  @Override
  public Outcome apply(RouteS3AccessPoint step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          Routes routes = new Routes(aws, step, watch);
          routes.submit(routes.wanted());
          return new Outcome(
              "asked S3 to route %s to %s".formatted(step.bucket(), step.to()), ready.facts());
        });
  }

  @Override
  public Outcome confirm(RouteS3AccessPoint step, StepCall call, Watch watch) {
    return UntilDone.await(watch, Pace.calm(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(RouteS3AccessPoint step, StepCall call, Watch watch) {
    Map<String, Integer> former = former(step, call.facts());
    Routes routes = new Routes(aws, step, watch);
    Pace pace = Pace.calm(watch);
    routes.submit(former);
    while (!isSo(routes.read(), former)) {
      if (pace.waited().compareTo(ON_ITS_WAY) > 0) {
        throw new FinalFailure(
            FinalFailure.OUTCOME_UNKNOWN,
            "S3 took the routes of %s, but still shows %s; retry, or look who changes them"
                .formatted(step.bucket(), text(routes.read())));
      }
      watch.report("the routes are on their way back, for " + Figures.time(pace.waited()));
      pace.pause();
    }
    return Outcome.of("the routes of %s are as before: %s".formatted(step.bucket(), text(former)));
  }

  private static Map<String, Integer> former(RouteS3AccessPoint step, Map<String, String> facts) {
    Map<String, Integer> former = new TreeMap<>();
    String kept = facts.getOrDefault(FORMER, step.fromBucket() + "=100+" + step.toBucket() + "=0");
    for (String route : kept.split("\\+")) {
      former.put(
          route.substring(0, route.indexOf('=')),
          Integer.valueOf(route.substring(route.indexOf('=') + 1)));
    }
    return former;
  }

  private static boolean isSo(Map<String, Integer> dials, Map<String, Integer> wanted) {
    return wanted.entrySet().stream()
        .allMatch(route -> Objects.equals(dials.get(route.getKey()), route.getValue()));
  }

  private static String text(Map<String, Integer> dials) {
    return new TreeMap<>(dials)
        .entrySet().stream()
            .map(route -> route.getKey() + (route.getValue() == 0 ? " passive" : " active"))
            .collect(Collectors.joining(", "));
  }
}
