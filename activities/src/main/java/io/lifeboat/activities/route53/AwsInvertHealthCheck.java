package io.lifeboat.activities.route53;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.InvertHealthCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.HealthCheck;
import software.amazon.awssdk.services.route53.model.HealthCheckVersionMismatchException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Moves users by inverting a health check: Route 53's data plane then answers with the other
 * record. What came of it is read from DNS; GetHealthCheckStatus, which an account may ask once a
 * second, is never used.
 */
public final class AwsInvertHealthCheck implements AwsAction<InvertHealthCheck> {
  private static final String GET = "route53:GetHealthCheck";
  private static final String UPDATE = "route53:UpdateHealthCheck";

  private final AwsClients aws;
  private final NameServers nameServers;

  public AwsInvertHealthCheck(AwsClients aws, NameServers nameServers) {
    this.aws = aws;
    this.nameServers = nameServers;
  }

  @Override
  public Class<InvertHealthCheck> step() {
    return InvertHealthCheck.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GET, "how the check stands, and its version"),
        new IamNeed(UPDATE, "to invert it, and to put it back"),
        new IamNeed(Zone.LIST, "which record the check guards"),
        new IamNeed(Zone.GET_ZONE, "which name servers to ask"));
  }

  @Override
  public Inspection inspect(InvertHealthCheck step, StepCall call, Watch watch) {
    Optional<HealthCheck> check = find(step, watch);
    if (check.isEmpty()) {
      return Inspection.impossible(
          "there is no health check %s; correct the plan".formatted(step.healthCheck()));
    }
    List<ResourceRecordSet> guarded = guarded(step, watch);
    if (guarded.isEmpty()) {
      return Inspection.impossible(
          "health check %s guards no record %s in zone %s; correct the plan"
              .formatted(step.healthCheck(), step.record(), step.zone()));
    }
    return judge(step, check.get(), see(step, guarded, watch));
  }

  @Override
  public Outcome apply(InvertHealthCheck step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          set(step, step.inverted(), watch);
          return new Outcome("asked Route 53: " + words(step, step.inverted()), ready.facts());
        });
  }

  @Override
  public Outcome confirm(InvertHealthCheck step, StepCall call, Watch watch) {
    Pace pace = Pace.calm(watch);
    while (isInverted(get(step, watch)) != step.inverted()) {
      watch.report("waiting for Route 53 to show that " + words(step, step.inverted()));
      pace.pause();
    }
    List<ResourceRecordSet> guarded = guarded(step, watch);
    String type = type(guarded);
    SeenByDns seen =
        SeenByDns.await(
            nameServers,
            new Zone(aws, step.zone(), watch).nameServers(),
            step.record(),
            type,
            () -> wanted(step, guarded),
            watch);
    return Outcome.of(
        "users of %s are sent to %s: %s, effective %s, %s"
            .formatted(
                step.record(),
                step.to(),
                words(step, step.inverted()),
                EffectOnce.took(call.facts(), watch, pace),
                seen.words()));
  }

  @Override
  public Outcome revert(InvertHealthCheck step, StepCall call, Watch watch) {
    if (isInverted(get(step, watch)) != step.inverted()) {
      return Outcome.of(words(step, !step.inverted()) + ", as before");
    }
    set(step, !step.inverted(), watch);
    Pace pace = Pace.calm(watch);
    while (isInverted(get(step, watch)) == step.inverted()) {
      pace.pause();
    }
    return Outcome.of(words(step, !step.inverted()) + " again");
  }

  private Inspection judge(InvertHealthCheck step, HealthCheck check, SeenByDns seen) {
    String found = words(step, isInverted(check)) + ", " + seen.words();
    if (isInverted(check) == step.inverted()) {
      return seen.isGood() || !seen.tells()
          ? Inspection.alreadyDone(found, Map.of())
          : Inspection.inProgress(found, Map.of());
    }
    // A check that fails by itself would pass when inverted, and call the users back.
    return step.inverted() && seen.isGood()
        ? Inspection.impossible(
            "health check %s fails by itself already (%s): inverting it now would send users back to %s"
                .formatted(step.healthCheck(), seen.words(), step.from()))
        : Inspection.ready(found, Map.of());
  }

  private void set(InvertHealthCheck step, boolean inverted, Watch watch) {
    long version = get(step, watch).healthCheckVersion();
    call(UPDATE, watch)
        .answer(
            () -> {
              try {
                return aws.route53()
                    .updateHealthCheck(
                        request ->
                            request
                                .healthCheckId(step.healthCheck())
                                .healthCheckVersion(version)
                                .inverted(inverted));
              } catch (HealthCheckVersionMismatchException changed) {
                throw new TryAgain(
                    "health check %s was changed meanwhile; it is read again"
                        .formatted(step.healthCheck()),
                    changed);
              }
            });
  }

  private SeenByDns see(InvertHealthCheck step, List<ResourceRecordSet> guarded, Watch watch) {
    return SeenByDns.look(
        nameServers,
        new Zone(aws, step.zone(), watch).nameServers(),
        step.record(),
        type(guarded),
        wanted(step, guarded));
  }

  /** Inverted, the guarded record's values must be gone; put back, they must be there. */
  private WantedAnswer wanted(InvertHealthCheck step, List<ResourceRecordSet> guarded) {
    List<ResourceRecordSet> sets =
        guarded.stream().filter(set -> set.typeAsString().equals(type(guarded))).toList();
    return step.inverted()
        ? WantedAnswer.noneOf(nameServers, sets)
        : WantedAnswer.oneOf(nameServers, sets);
  }

  private List<ResourceRecordSet> guarded(InvertHealthCheck step, Watch watch) {
    return new Zone(aws, step.zone(), watch)
        .records(step.record()).stream()
            .filter(set -> step.healthCheck().equals(set.healthCheckId()))
            .toList();
  }

  private HealthCheck get(InvertHealthCheck step, Watch watch) {
    return find(step, watch)
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "there is no health check " + step.healthCheck() + "; correct the plan"));
  }

  private Optional<HealthCheck> find(InvertHealthCheck step, Watch watch) {
    return call(GET, watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    aws.route53()
                        .getHealthCheck(request -> request.healthCheckId(step.healthCheck()))
                        .healthCheck());
              } catch (NoSuchHealthCheckException none) {
                return Optional.<HealthCheck>empty();
              }
            });
  }

  private static AwsCall call(String permission, Watch watch) {
    return new AwsCall(permission, AwsClients.ROUTE53_HOME, watch);
  }

  private static String type(List<ResourceRecordSet> guarded) {
    return guarded.isEmpty() ? "A" : guarded.get(0).typeAsString();
  }

  private static boolean isInverted(HealthCheck check) {
    return check.healthCheckConfig() != null
        && Boolean.TRUE.equals(check.healthCheckConfig().inverted());
  }

  private static String words(InvertHealthCheck step, boolean inverted) {
    return "health check %s is %s"
        .formatted(step.healthCheck(), inverted ? "inverted" : "not inverted");
  }
}
