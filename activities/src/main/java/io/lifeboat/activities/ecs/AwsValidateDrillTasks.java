package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.health.AwsValidateHealth;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.ValidateDrillTasks;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Asks the tasks on the side by their private addresses, as a region's own addresses are asked. The
 * worker must be able to reach them: it runs in their network.
 */
public final class AwsValidateDrillTasks implements LooksOnly<ValidateDrillTasks> {
  private final AwsClients aws;
  private final AwsValidateHealth health;

  public AwsValidateDrillTasks(AwsClients aws, Prober prober) {
    this.aws = aws;
    this.health = new AwsValidateHealth(prober);
  }

  @Override
  public Class<ValidateDrillTasks> step() {
    return ValidateDrillTasks.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(SideTasks.LIST, "which tasks this run has started"),
        new IamNeed(SideTasks.DESCRIBE, "their private addresses"));
  }

  @Override
  public Inspection inspect(ValidateDrillTasks step, StepCall call, Watch watch) {
    List<DrillService> asked = asked(step);
    return asked.isEmpty()
        ? Inspection.alreadyDone(
            "the plan has no health checks for the tasks on the side", Map.of())
        : Inspection.ready(
            "%s on the side can be asked".formatted(Figures.count(asked.size(), "service")),
            Map.of());
  }

  @Override
  public Outcome confirm(ValidateDrillTasks step, StepCall call, Watch watch) {
    List<Probe> probes = awaitAddresses(step, call, watch);
    ValidateHealth ask =
        new ValidateHealth(ValidateHealth.View.REGION, step.region(), probes, step.goodAnswers());
    Outcome seen = health.confirm(ask, call, watch);
    // When the drill's tasks first answered well is no time of recovery.
    return new Outcome(
        "asked at their private addresses: " + seen.sentence(),
        Map.of(Facts.RESPONSE_MILLIS, seen.facts().get(Facts.RESPONSE_MILLIS)));
  }

  private List<Probe> awaitAddresses(ValidateDrillTasks step, StepCall call, Watch watch) {
    SideTasks tasks = new SideTasks(aws, step.region(), call, watch);
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      List<Probe> probes = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      for (DrillService service : asked(step)) {
        List<String> addresses =
            tasks.living(service).stream().flatMap(task -> address(task).stream()).toList();
        addresses.forEach(address -> probes.addAll(probes(service, address)));
        if (addresses.size() < service.tasks()) {
          missing.add(
              "%d of %d tasks of %s have an address"
                  .formatted(addresses.size(), service.tasks(), service.name()));
        }
      }
      if (missing.isEmpty()) {
        return probes;
      }
      watch.report(String.join(", ", missing));
    }
  }

  private static List<DrillService> asked(ValidateDrillTasks step) {
    return step.services().stream().filter(service -> !service.paths().isEmpty()).toList();
  }

  private static List<Probe> probes(DrillService service, String address) {
    return service.paths().stream()
        .map(
            path ->
                new Probe(
                    path.name() + " at " + address,
                    "http://%s:%d%s".formatted(address, service.port(), path.url()),
                    path.within(),
                    List.of()))
        .toList();
  }

  private static Optional<String> address(Task task) {
    return task.containers().stream()
        .map(Container::networkInterfaces)
        .flatMap(List::stream)
        .map(NetworkInterface::privateIpv4Address)
        .filter(address -> address != null && !address.isEmpty())
        .findFirst();
  }
}
