package io.lifeboat.plan.rules;

import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.LambdaFunction;
import io.lifeboat.plan.OwnDeployment;
import io.lifeboat.plan.RdsDatabase;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.SqlCheck;
import io.lifeboat.plan.StepChange;
import io.lifeboat.plan.rules.Pointers.Placed;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whatever is named must exist. */
final class ReferenceRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "service-needs-database",
              "there is no database '%s'.",
              "Name one of the databases: %2$s.",
              plan ->
                  unknown(
                      Stream.concat(
                          Pointers.inEach("services", "needs", plan.ecs(), s -> s.needs()),
                          Pointers.inEach(
                              "services",
                              "needs",
                              plan.servicesOf(LambdaFunction.class),
                              f -> f.needs())),
                      Stream.concat(
                              plan.databases().keySet().stream(), plan.stores().keySet().stream())
                          .toList())),
          Rule.error(
              "health-needs-check",
              "there is no health check '%s'.",
              "Name one of the checks: %2$s; or a database, store or service.",
              plan ->
                  unknown(
                      Pointers.inEach("health", "needs", plan.health(), h -> h.needs())
                          .filter(need -> !isPart(plan, need.value())),
                      plan.health().keySet())),
          Rule.error(
              "sql-on-database",
              "there is no database '%s' that can be asked.",
              "Name one that has data or logical: %2$s.",
              plan -> unknown(sqlOn(plan), asked(plan))),
          Rule.error(
              "approver-is-a-contact",
              "there is no contact '%s'.",
              "Add it under contacts, or name one of: %2$s.",
              plan -> unknown(approvers(plan), plan.contacts().keySet())),
          Rule.error(
              "escalation-reaches-a-contact",
              "there is no contact '%s'.",
              "Add it under contacts, or name one of: %2$s.",
              plan -> unknown(escalations(plan), plan.contacts().keySet())),
          Rule.error(
              "step-tells-channel",
              "there is no channel '%s' under notify.",
              "Name one of: %2$s.",
              plan -> one(plan, "notify", StepChange::channel, plan.channels())),
          Rule.error(
              "step-scales-service",
              "there is no service '%s'.",
              "Name one of the services: %2$s.",
              plan -> one(plan, "scale", StepChange::scale, plan.ecs())),
          Rule.error(
              "step-deploys-service",
              "there is no service '%s' on ECS.",
              "Name one of the services: %2$s.",
              plan ->
                  one(
                      plan,
                      "do/deploy",
                      change ->
                          change
                              .action()
                              .filter(OwnDeployment.class::isInstance)
                              .map(own -> ((OwnDeployment) own).deploy()),
                      plan.ecs())),
          Rule.error(
              "step-holds-database",
              "there is no database '%s'.",
              "Name one of the databases: %2$s.",
              plan -> one(plan, "hold-lag", StepChange::holdLag, plan.aurora())),
          Rule.error(
              "step-validates-check",
              "there is no health check '%s'.",
              "Name one of the checks: %2$s.",
              plan ->
                  unknown(
                      OwnChange.of(plan)
                          .flatMap(
                              own ->
                                  own.elements(
                                      "validate", own.change().validate().orElse(List.of()))),
                      plan.httpHealth().keySet())),
          Rule.error(
              "new-instances-are-described",
              "when %s comes home an instance is made anew, and what it is given is not said for"
                  + " every region.",
              "Write new-instances with an instance-class for each of %2$s.",
              plan ->
                  plan.databasesOf(RdsDatabase.class).entrySet().stream()
                      .filter(d -> d.getValue().lacksNewInstances(plan.regions().all()))
                      .map(
                          d ->
                              Spot.at(
                                  Pointers.to("databases", d.getKey()),
                                  d.getKey(),
                                  plan.regions().all()))),
          Rule.error(
              "instance-in-each-region",
              "%s has no instance in some of the application's regions.",
              "Write one for each of %2$s.",
              plan ->
                  plan.databasesOf(RdsDatabase.class).entrySet().stream()
                      .filter(d -> !d.getValue().rds().keySet().containsAll(plan.regions().all()))
                      .map(
                          d ->
                              Spot.at(
                                  Pointers.to("databases", d.getKey(), "rds"),
                                  d.getKey(),
                                  plan.regions().all()))),
          Rule.error(
              "drill-endpoint-names-database",
              "there is no database '%s'.",
              "Name one of the databases: %2$s.",
              plan -> unknown(endpoints(plan), plan.aurora().keySet())));

  private ReferenceRules() {}

  static Stream<Spot> unknown(Stream<Placed<String>> names, Collection<String> known) {
    return names
        .filter(name -> !known.contains(name.value()))
        .map(name -> Spot.at(name.pointer(), name.value(), listed(known)));
  }

  /** The members of a section that are called as nothing is. */
  static Stream<Spot> unknownKeys(Set<String> known, Set<String> ids, String section) {
    return ids.stream()
        .filter(id -> !known.contains(id))
        .map(id -> Spot.at(section + id, id, listed(known)));
  }

  private static Stream<Placed<String>> approvers(RecoveryPlan plan) {
    return ofGates(plan, "approvers", GatePolicy::approvers);
  }

  private static Stream<Placed<String>> escalations(RecoveryPlan plan) {
    return ofGates(plan, "escalate", GatePolicy::escalate);
  }

  private static Stream<Placed<String>> ofGates(
      RecoveryPlan plan, String property, Function<GatePolicy, List<String>> names) {
    return GateRules.gates(plan)
        .flatMap(g -> Pointers.elements(g.pointer() + "/" + property, names.apply(g.value())));
  }

  private static Stream<Spot> one(
      RecoveryPlan plan,
      String property,
      Function<StepChange, Optional<String>> name,
      Map<String, ?> known) {
    return unknown(
        OwnChange.of(plan)
            .flatMap(
                own ->
                    name.apply(own.change()).stream()
                        .map(n -> new Placed<>(own.pointer() + "/" + property, n))),
        known.keySet());
  }

  private static Stream<Placed<String>> endpoints(RecoveryPlan plan) {
    return plan.ecs().entrySet().stream()
        .flatMap(
            service ->
                service.getValue().drill().stream()
                    .flatMap(drill -> drill.endpoints().keySet().stream())
                    .map(
                        database ->
                            new Placed<>(
                                Pointers.to(
                                    "services", service.getKey(), "drill", "endpoints", database),
                                database)));
  }

  static String listed(Collection<String> known) {
    return known.isEmpty()
        ? "(there are none)"
        : String.join(", ", known instanceof Set ? known.stream().sorted().toList() : known);
  }

  private static boolean isPart(RecoveryPlan plan, String name) {
    return plan.databases().containsKey(name)
        || plan.stores().containsKey(name)
        || plan.services().containsKey(name);
  }

  private static Stream<Placed<String>> sqlOn(RecoveryPlan plan) {
    return plan.healthOf(SqlCheck.class).entrySet().stream()
        .map(h -> new Placed<>(Pointers.to("health", h.getKey(), "on"), h.getValue().on()));
  }

  private static Set<String> asked(RecoveryPlan plan) {
    Set<String> names = new TreeSet<>();
    plan.aurora().forEach((name, d) -> d.data().ifPresent(data -> names.add(name)));
    plan.databasesOf(RdsDatabase.class)
        .forEach((name, d) -> d.logical().ifPresent(server -> names.add(name)));
    return names;
  }
}
