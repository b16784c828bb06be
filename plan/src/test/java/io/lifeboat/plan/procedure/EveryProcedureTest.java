package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every procedure, whatever the application is made of. */
class EveryProcedureTest {
  @Example
  void isInOrderForTheExamples() {
    for (String name : List.of("eu-web-shop.yaml", "three-regions.yaml")) {
      isInOrder(Examples.plan(name));
    }
  }

  @Property(tries = 150)
  void isInOrderForAnyApplication(@ForAll Random random) {
    isInOrder(Examples.parsed(text(random)));
  }

  private static void isInOrder(RecoveryPlan plan) {
    for (Region from : plan.regions().all()) {
      for (Region to : plan.regions().all()) {
        if (!from.equals(to)) {
          all(plan, from, to).forEach(EveryProcedureTest::isInOrder);
        }
      }
    }
  }

  private static List<Procedure> all(RecoveryPlan plan, Region from, Region to) {
    List<Procedure> all = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      all.add(FailoverProcedure.derive(plan, from, to, mode));
    }
    all.add(FailbackProcedure.derive(plan, from, to));
    for (DrillDepth depth : DrillDepth.values()) {
      all.add(DrillProcedure.derive(plan, from, to, depth));
    }
    return all;
  }

  private static void isInOrder(Procedure procedure) {
    Set<String> listed = new HashSet<>();
    for (ProcedureStep step : procedure.steps()) {
      assertThat(listed).as("before %s", step.id()).containsAll(step.needs());
      assertThat(listed.add(step.id())).as("%s is there once", step.id()).isTrue();
    }
    comesFirst(procedure, (a, b) -> a instanceof CatchUpAurora && b instanceof PromoteAurora);
    comesFirst(procedure, (a, b) -> a instanceof OpenAurora && b instanceof OpenEcs);
    comesFirst(procedure, (a, b) -> a instanceof RejoinAurora && b instanceof OpenEcs);
    comesFirst(
        procedure,
        (a, b) ->
            a instanceof RejoinAurora
                && b instanceof OpenAurora
                && ((RejoinAurora) a).database().equals(((OpenAurora) b).database()));
    comesFirst(procedure, (a, b) -> a instanceof ValidateHealth && b instanceof ScaleDownEcs);
    comesFirst(procedure, (a, b) -> a instanceof PromoteAurora && b instanceof ScaleDownEcs);
    nothingWaitsForWhatComesLastOrGoesAlong(procedure);
  }

  private static void comesFirst(Procedure procedure, BiPredicate<Step, Step> pair) {
    for (ProcedureStep later : procedure.steps()) {
      for (ProcedureStep earlier : procedure.steps()) {
        if (pair.test(earlier.step(), later.step())) {
          assertThat(procedure.before(later.id())).as(later.id()).contains(earlier.id());
        }
      }
    }
  }

  private static void nothingWaitsForWhatComesLastOrGoesAlong(Procedure procedure) {
    for (ProcedureStep step : procedure.steps()) {
      for (String need : step.needs()) {
        assertThat(procedure.step(need).step()).isNotInstanceOf(ScaleDownEcs.class);
        assertThat(procedure.step(need).part()).isEqualTo(ProcedureStep.Part.WORK);
      }
    }
  }

  /** A good plan of random parts, in the words of the plan file. */
  private static String text(Random random) {
    boolean three = random.nextBoolean();
    StringBuilder text = new StringBuilder("application: app\nobjectives: {rto: 30m, rpo: 1m}\n");
    text.append("regions: {primary: eu-central-1, standby: [eu-west-1")
        .append(three ? ", eu-west-3" : "")
        .append("]}\nallowed-regions: [eu-central-1, eu-west-1, eu-west-3]\n");
    if (random.nextBoolean()) {
      text.append("proof: {watch-users: 1s}\n");
    }
    int databases = random.nextInt(3);
    databases(text, databases, three, random);
    services(text, databases, random);
    text.append("traffic:").append(random.nextInt(5) == 0 ? " {}\n" : traffic(three, random));
    text.append(
        "health:\n  s0: {https: \"https://{region}.example.com/\", users: \"https://x.com\"}");
    return text.append("\n").toString();
  }

  private static void databases(StringBuilder text, int count, boolean three, Random random) {
    text.append("databases:").append(count == 0 ? " {}\n" : "\n");
    for (int at = 0; at < count; at++) {
      text.append("  d%d:%n    aurora-global: g%d%n".formatted(at, at));
      if (random.nextBoolean()) {
        text.append("    closed-security-groups: {eu-central-1: sg-0a, eu-west-1: sg-0b")
            .append(three ? ", eu-west-3: sg-0c}\n" : "}\n");
      }
      if (random.nextBoolean()) {
        text.append(
            "    data: {database: d, secret:"
                + " \"arn:aws:secretsmanager:{region}:111122223333:secret:d\"}\n");
      }
    }
  }

  private static void services(StringBuilder text, int databases, Random random) {
    int count = random.nextInt(4);
    text.append("services:").append(count == 0 ? " {}\n" : "\n");
    for (int at = 0; at < count; at++) {
      text.append("  s%d: {ecs: c/s%d, normal: 2".formatted(at, at));
      text.append(random.nextBoolean() ? ", standby: 1" : "");
      text.append(databases > 0 && random.nextBoolean() ? ", needs: [d0]" : "");
      text.append(databases > 0 && random.nextBoolean() ? drill() : "").append("}\n");
    }
  }

  private static String drill() {
    return ", drill: {port: 8080, endpoints: {d0: HOST}}";
  }

  private static String traffic(boolean three, Random random) {
    List<String> policies =
        three
            ? List.of("weighted", "latency", "geolocation")
            : List.of(
                "failover",
                "weighted",
                "latency",
                "failover, flip: health-check, health-checks: {eu-central-1: hc}");
    StringBuilder records = new StringBuilder("\n");
    for (int at = 0; at <= random.nextInt(3); at++) {
      records.append(
          "  t%d: {route53: t%d.example.com, zone: Z1, ttl: 30s, policy: %s}%n"
              .formatted(at, at, policies.get(random.nextInt(policies.size()))));
    }
    return records.toString();
  }
}
