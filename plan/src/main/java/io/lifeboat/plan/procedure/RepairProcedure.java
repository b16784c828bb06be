package io.lifeboat.plan.procedure;

import io.lifeboat.plan.AuroraDatabase;
import io.lifeboat.plan.Database;
import io.lifeboat.plan.LambdaFunction;
import io.lifeboat.plan.LogicalReplication;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RdsDatabase;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Service;
import io.lifeboat.plan.Workload;
import io.lifeboat.plan.step.FailoverAurora;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.RecoverRds;
import io.lifeboat.plan.step.RestoreRds;
import io.lifeboat.plan.step.ShowSchema;
import io.lifeboat.plan.step.ShowSchema.Moment;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.TakeRdsPlace;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.List;
import java.util.Optional;

/**
 * Derives how one database of an application is repaired where it is, while the application stays
 * where it serves.
 */
public final class RepairProcedure {
  public static final String NAME = "repair";

  private final RecoveryPlan plan;
  private final String name;
  private final Region region;
  private final Draft draft = new Draft();

  private RepairProcedure(RecoveryPlan plan, String name, Region region) {
    this.plan = plan;
    this.name = name;
    this.region = region;
  }

  /**
   * Without a snapshot whatever brings the database back first; with one, the database as it was
   * then. After that a look whether the services that need it are healthy.
   *
   * @param database the plan's name of the database
   * @param region where it is broken; the plan's primary when not given
   * @param snapshot the identifier or the ARN of an RDS snapshot that takes its place
   * @throws IllegalArgumentException when the plan does not know the database or the region, or
   *     says too little of them; the message says what
   */
  public static Procedure derive(
      RecoveryPlan plan, String database, Optional<Region> region, Optional<String> snapshot) {
    Database known = plan.databases().get(database);
    if (known == null) {
      throw new IllegalArgumentException(
          "%s has no database '%s'; its databases are %s"
              .formatted(plan.application(), database, plan.databases().keySet()));
    }
    Region where = region.orElse(plan.regions().primary());
    if (!plan.regions().all().contains(where)) {
      throw new IllegalArgumentException(
          "%s does not live in %s; its regions are %s"
              .formatted(plan.application(), where, plan.regions().all()));
    }
    return new RepairProcedure(plan, database, where).of(known, snapshot);
  }

  /** The step that changes the database, by the plan's name of it; a gate of its id holds it. */
  public static String stepOf(String database) {
    return "recover-" + database;
  }

  private Procedure of(Database known, Optional<String> snapshot) {
    if (known instanceof AuroraDatabase aurora) {
      failOver(aurora, snapshot);
    } else {
      RdsDatabase rds = (RdsDatabase) known;
      instance(rds);
      snapshot.ifPresentOrElse(of -> restore(rds, of), () -> recover(rds));
    }
    seeThatServicesAreHealthy();
    Gates gates = Gates.of(plan.gates(), Mode.FORCED);
    gates.standIn(draft);
    gates.knowWhatTheirStepsKnow(draft);
    return new Procedure(NAME, Mode.FORCED, region, region, draft.inOrder());
  }

  private void failOver(AuroraDatabase aurora, Optional<String> snapshot) {
    if (snapshot.isPresent()) {
      throw new IllegalArgumentException(
          "%s is an Aurora database, and snapshots are restored for databases under rds alone: clone or restore the cluster by hand"
              .formatted(name));
    }
    add(stepOf(name), new FailoverAurora(name, aurora.auroraGlobal(), region), List.of());
  }

  private void recover(RdsDatabase rds) {
    Optional<String> replica = Optional.ofNullable(rds.replicas().get(region));
    add(
        stepOf(name),
        new RecoverRds(
            name,
            region,
            instance(rds),
            replica.map(id -> new RecoverRds.Replica(region, id)),
            copy(rds),
            rds.logical().map(shared -> shared.server(region)),
            probes()),
        List.of());
    replica.ifPresent(
        id ->
            add(
                "take-place-" + name,
                new TakeRdsPlace(name, region, instance(rds), id, rds.logical().isPresent()),
                List.of(stepOf(name))));
  }

  /**
   * In the first other region of which the plan says what an instance is given. Where the others
   * are replicas a failover of the region loses less than a snapshot would.
   */
  private Optional<RecoverRds.Copy> copy(RdsDatabase rds) {
    return plan.regions().all().stream()
        .filter(other -> rds.logical().isPresent() && !other.equals(region))
        .filter(rds.newInstances()::containsKey)
        .findFirst()
        .map(other -> new RecoverRds.Copy(other, instance(rds) + "-restored", rds.shapeIn(other)));
  }

  private void restore(RdsDatabase rds, String snapshot) {
    rds.logical().ifPresent(shared -> showSchema(shared, Moment.BEFORE, List.of()));
    add(
        stepOf(name),
        new RestoreRds(
            name,
            region,
            region,
            instance(rds),
            instance(rds),
            Optional.of(snapshot),
            rds.shapeIn(region)),
        List.of(schemaId(Moment.BEFORE)));
    rds.logical().ifPresent(shared -> showSchema(shared, Moment.AFTER, List.of(stepOf(name))));
  }

  private void showSchema(LogicalReplication shared, Moment moment, List<String> needs) {
    draft.add(
        schemaId(moment),
        new ShowSchema(name, region, shared.server(region), moment),
        needs,
        OnFailure.CONTINUE);
  }

  private String schemaId(Moment moment) {
    return "schema-%s-%s".formatted(moment == Moment.BEFORE ? "before" : "after", name);
  }

  private String instance(RdsDatabase rds) {
    String id = rds.rds().get(region);
    if (id == null) {
      throw new IllegalArgumentException("%s has no instance in %s".formatted(name, region));
    }
    return id;
  }

  private void seeThatServicesAreHealthy() {
    List<Probe> probes = probes();
    if (!probes.isEmpty()) {
      add(
          "validate-" + name,
          new ValidateHealth(
              ValidateHealth.View.REGION, region, probes, plan.proofOrUsual().answers()),
          List.copyOf(draft.ids()));
    }
  }

  /** The checks of the services that need the database; a check goes by its service's name. */
  private List<Probe> probes() {
    return plan.httpHealth().entrySet().stream()
        .filter(check -> needs(check.getKey()))
        .map(check -> check.getValue().inRegion(check.getKey(), region))
        .toList();
  }

  private boolean needs(String service) {
    Workload workload = plan.services().get(service);
    return (workload instanceof Service ecs && ecs.needs().contains(name))
        || (workload instanceof LambdaFunction function && function.needs().contains(name));
  }

  private void add(String id, Step step, List<String> needs) {
    draft.add(id, step, needs, OnFailure.PAUSE);
  }
}
