package io.lifeboat.activities.appconfig;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.SyncFlags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;

/**
 * Deploys in one region what another has deployed. Both control planes must answer; forced, only
 * that of {@code to}. On the way home what came later there stays, and what came from nowhere is
 * left to people. Of contents nothing is told, only the numbers of versions.
 */
public final class AwsSyncFlags implements AwsAction<SyncFlags> {
  private static final String FORMER = "former-version";
  private static final String NONE = "none";

  private final AwsClients aws;

  public AwsSyncFlags(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<SyncFlags> step() {
    return SyncFlags.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(FlagStore.APPLICATIONS, "the application by its name"),
        new IamNeed(FlagStore.ENVIRONMENTS, "its environment by its name"),
        new IamNeed(FlagStore.PROFILES, "its configuration profile by its name"),
        new IamNeed(FlagStore.DEPLOYMENTS, "which version each region has deployed"),
        new IamNeed(FlagStore.READ, "to compare contents, which are told nowhere"),
        new IamNeed(FlagStore.VERSIONS, "which version is the newest"),
        new IamNeed(FlagStore.WRITE, "to write what the other region has"),
        new IamNeed(FlagStore.STRATEGIES, "the deployment strategy by its name"),
        new IamNeed(FlagStore.DEPLOY, "to deploy it"),
        new IamNeed(FlagStore.STOP, "to take the deployment back"));
  }

  @Override
  public Inspection inspect(SyncFlags step, StepCall call, Watch watch) {
    Optional<Deployed> there = read(step, step.to(), watch);
    if (there.isEmpty()) {
      return missing(step, step.to());
    }
    Optional<Optional<Deployed>> here = source(step, watch);
    if (here.isEmpty()) {
      return alone(step, there.get());
    }
    return here.get()
        .map(source -> judge(step, call, source, there.get()))
        .orElseGet(() -> missing(step, step.from()));
  }

  private static Inspection judge(SyncFlags step, StepCall call, Deployed here, Deployed there) {
    for (Deployed each : List.of(here, there)) {
      if (!each.profile().isHosted()) {
        return Inspection.impossible(
            "%s is not held by AppConfig in %s but lies at %s; bring it in step there"
                .formatted(step.profile(), each.store().region(), each.profile().at()));
      }
    }
    if (here.version().isEmpty()) {
      return Inspection.impossible(
          "%s has never deployed %s, so there is nothing to bring over"
              .formatted(step.from(), step.profile()));
    }
    return compare(step, call, here, there);
  }

  private static Inspection compare(SyncFlags step, StepCall call, Deployed here, Deployed there) {
    Contents wanted = here.contents(here.version().get());
    Optional<DeploymentSummary> coming =
        there.onItsWay().filter(each -> there.contents(Deployed.version(each)).isSameAs(wanted));
    if (coming.isPresent()) {
      return Inspection.inProgress(
          "version %s of %s is being deployed in %s, %.0f %% have it"
              .formatted(
                  coming.get().configurationVersion(),
                  step.name(),
                  step.to(),
                  Optional.ofNullable(coming.get().percentageComplete()).orElse(0f)),
          Map.of());
    }
    boolean isSame =
        there.onItsWay().isEmpty()
            && there.version().filter(v -> there.contents(v).isSameAs(wanted)).isPresent();
    if (isSame) {
      return same(step, here, there);
    }
    return stays(step, here, there, wanted).orElseGet(() -> different(step, call, here, there));
  }

  /** On the way home only what came from there goes back: what came later there stays. */
  private static Optional<Inspection> stays(
      SyncFlags step, Deployed here, Deployed there, Contents wanted) {
    Optional<Integer> home = there.version();
    if (!step.home() || home.isEmpty() || here.everSaid(there.contents(home.get()))) {
      return Optional.empty();
    }
    String differ =
        "%s: version %d in %s, version %d in %s says otherwise"
            .formatted(step.name(), home.get(), step.to(), here.version().get(), step.from());
    return Optional.of(
        there.everSaid(wanted)
            ? Inspection.alreadyDone(differ + " and is older; what came later stays", Map.of())
            : Inspection.alreadyDone(
                differ + ", and neither came from the other; it is left as it is",
                Map.of(
                    Facts.FOR_LATER,
                    "decide which flags of %s are right: those of %s or those of %s, which the application has left"
                        .formatted(step.name(), step.to(), step.from()))));
  }

  private static Inspection same(SyncFlags step, Deployed here, Deployed there) {
    return Inspection.alreadyDone(
        "%s: version %d in %s says the same as version %d in %s%s"
            .formatted(
                step.name(),
                there.version().get(),
                step.to(),
                here.version().get(),
                step.from(),
                there.isBaking() ? "; AppConfig's alarms may still take it back" : ""),
        Map.of());
  }

  private static Inspection different(
      SyncFlags step, StepCall call, Deployed here, Deployed there) {
    String former = there.version().map(String::valueOf).orElse(NONE);
    return Inspection.ready(
        "%s: %s in %s, version %d in %s says otherwise"
            .formatted(
                step.name(),
                there.version().map(v -> "version " + v).orElse("nothing was ever deployed"),
                step.to(),
                here.version().get(),
                step.from()),
        Map.of(FORMER, call.facts().getOrDefault(FORMER, former)));
  }

  @Override
  public Outcome apply(SyncFlags step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          Deployed here = read(step, step.from(), watch).orElseThrow();
          Deployed there = read(step, step.to(), watch).orElseThrow();
          FlagStore target = there.store();
          String strategy = target.strategy(step.strategy());
          int version = written(there, here.contents(here.version().orElseThrow()));
          target.deploy(there.profile(), version, strategy, "Lifeboat " + call.token());
          return new Outcome(
              "asked AppConfig to deploy version %d of %s in %s"
                  .formatted(version, step.name(), step.to()),
              ready.facts());
        });
  }

  /** The newest version where it says so already: an earlier try may have written it. */
  private static int written(Deployed there, Contents wanted) {
    int newest = there.store().versions(there.profile()).stream().findFirst().orElse(0);
    return newest > 0 && there.contents(newest).isSameAs(wanted)
        ? newest
        : there.store().write(there.profile(), wanted, newest);
  }

  @Override
  public Outcome confirm(SyncFlags step, StepCall call, Watch watch) {
    return UntilDone.await(watch, Pace.calm(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(SyncFlags step, StepCall call, Watch watch) {
    String former = call.facts().get(FORMER);
    if (former == null) {
      return Outcome.of(
          "this run deployed nothing of %s in %s, so there is nothing to put back"
              .formatted(step.name(), step.to()));
    }
    Deployed now = read(step, step.to(), watch).orElseThrow(() -> gone(step));
    now.newest()
        .filter(each -> !each.configurationVersion().equals(former))
        .ifPresent(each -> now.store().stop(now.profile(), each.deploymentNumber()));
    return UntilDone.await(watch, Pace.calm(watch), Map.of(), () -> back(step, former, watch));
  }

  private Inspection back(SyncFlags step, String former, Watch watch) {
    Deployed now = read(step, step.to(), watch).orElseThrow(() -> gone(step));
    String version = now.version().map(String::valueOf).orElse(NONE);
    String found = "%s in %s is at version %s".formatted(step.name(), step.to(), version);
    if (now.onItsWay().isPresent()) {
      return Inspection.inProgress(found + " and being taken back", Map.of());
    }
    return version.equals(former)
        ? Inspection.alreadyDone(found + ", as before", Map.of())
        : Inspection.ready(found + ", not " + former, Map.of());
  }

  private Optional<Deployed> read(SyncFlags step, Region region, Watch watch) {
    return Deployed.read(new FlagStore(aws, region, watch), step.profile());
  }

  /** Empty when a forced move need not wait for it; within, empty when it has no such profile. */
  private Optional<Optional<Deployed>> source(SyncFlags step, Watch watch) {
    try {
      return Optional.of(read(step, step.from(), watch));
    } catch (RegionUnreachable lost) {
      if (step.mode() == Mode.GRACEFUL) {
        throw lost;
      }
      return Optional.empty();
    }
  }

  private static Inspection alone(SyncFlags step, Deployed there) {
    return Inspection.alreadyDone(
        "%s does not answer, so nothing was compared; %s in %s %s"
            .formatted(
                step.from(),
                step.name(),
                step.to(),
                there.version().map(v -> "is at version " + v).orElse("was never deployed")),
        Map.of(
            Facts.FOR_LATER,
            "compare the flags of %s when %s answers again: %s may lack what was changed last"
                .formatted(step.name(), step.from(), step.to())));
  }

  private static Inspection missing(SyncFlags step, Region region) {
    return Inspection.impossible(
        "%s has no application, environment and profile %s in AppConfig; make them there, or correct the plan"
            .formatted(region, step.profile()));
  }

  private static FinalFailure gone(SyncFlags step) {
    return new FinalFailure(
        FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
        "%s is gone from AppConfig in %s".formatted(step.profile(), step.to()));
  }
}
