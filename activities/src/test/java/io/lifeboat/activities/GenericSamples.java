package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.CallHttps;
import io.lifeboat.plan.step.RestoreBackup;
import io.lifeboat.plan.step.RunArcPlan;
import io.lifeboat.plan.step.RunArcPlan.Direction;
import io.lifeboat.plan.step.RunAutomation;
import io.lifeboat.plan.step.RunLambda;
import io.lifeboat.plan.step.StartExperiment;
import io.lifeboat.plan.step.StopExperiment;
import io.lifeboat.plan.step.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.fis.FisClient;

/** One step of every kind that serves any application. */
final class GenericSamples {
  private GenericSamples() {}

  static Stream<Sample> all() {
    return Stream.of(
        Sample.of(warmCaches(), GenericWorlds::automation),
        Sample.of(cutOff(), GenericWorlds::experiments),
        new Sample(
            reconnect(), GenericWorlds::experiments, simulation -> start(simulation, "EXTcutoff")),
        Sample.of(activate("web-shop"), GenericWorlds::arcPlans),
        Sample.of(restoreLedger(), GenericWorlds::backups),
        Sample.of(warmUp(), GenericWorlds::functions),
        Sample.of(new Wait("sessions to expire", Duration.ofMinutes(5)), GenericWorlds::functions),
        Sample.of(callBilling(false), GenericWorlds::secrets));
  }

  static StartExperiment cutOff() {
    return new StartExperiment("cut-off", Simulation.FRA, "EXTcutoff");
  }

  static StopExperiment reconnect() {
    return new StopExperiment("cut-off", Simulation.FRA, "EXTcutoff");
  }

  static RunArcPlan activate(String plan) {
    return new RunArcPlan(
        "web-shop",
        Simulation.DUB,
        "arn:aws:arc-region-switch::111122223333:plan/" + plan + ":1a2b3c",
        Direction.ACTIVATE,
        Simulation.DUB,
        Mode.FORCED);
  }

  static RunLambda warmUp() {
    return new RunLambda(
        "warm-up",
        Simulation.DUB,
        "warm-up",
        "{\"cache\": \"sessions\"}",
        Optional.of(new RunLambda.Expected("/status", "ok")),
        Optional.of("cool-down"),
        true);
  }

  static RestoreBackup restoreLedger() {
    return restore("ledger-dr", "ledger", Map.of("targetTableName", "ledger-restored"));
  }

  static RestoreBackup restore(String vault, String table, Map<String, String> metadata) {
    return new RestoreBackup(
        table,
        Simulation.DUB,
        vault,
        "arn:aws:dynamodb:eu-central-1:111122223333:table/" + table,
        Optional.empty(),
        "arn:aws:iam::111122223333:role/restore",
        metadata,
        Duration.ofMinutes(5));
  }

  static CallHttps callBilling(boolean idempotent) {
    return new CallHttps(
        "billing",
        Simulation.DUB,
        "https://billing.example.com/move?to=eu-west-1",
        "POST",
        Optional.of("{\"region\": \"eu-west-1\"}"),
        new CallHttps.Hmac("billing-key", "X-Signature"),
        List.of(200, 202),
        idempotent);
  }

  /** Somebody else starts an experiment, and it runs. */
  static void start(Simulation simulation, String template) {
    simulation
        .client(FisClient.class, Simulation.FRA)
        .startExperiment(request -> request.experimentTemplateId(template).clientToken("by-hand"));
    simulation.watch().pause(Duration.ofSeconds(30));
  }

  static RunAutomation warmCaches() {
    return new RunAutomation(
        "warm-caches",
        Simulation.DUB,
        "WarmCaches",
        Map.of(
            "Cluster", List.of("sessions"),
            "AutomationAssumeRole", List.of("arn:aws:iam::111122223333:role/warm-caches")));
  }
}
