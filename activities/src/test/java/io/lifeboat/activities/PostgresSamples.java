package io.lifeboat.activities;

import io.lifeboat.activities.postgres.JdbcSqlServers;
import io.lifeboat.activities.postgres.SqlServers;
import io.lifeboat.activities.postgres.SqlWay;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CarrySequences;
import io.lifeboat.plan.step.ComparePostgres;
import io.lifeboat.plan.step.CompareSchema;
import io.lifeboat.plan.step.FollowPostgres;
import io.lifeboat.plan.step.HoldPostgresLag;
import io.lifeboat.plan.step.PausePostgres;
import io.lifeboat.plan.step.PostgresServer;
import io.lifeboat.plan.step.PromotePostgres;
import io.lifeboat.plan.step.ReversePostgres;
import io.lifeboat.plan.step.ShowSchema;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Steps on the customers' PostgreSQL servers: eu-west-1 writes, us-east-1 follows. */
final class PostgresSamples {
  static final Region EU = Region.of("eu-west-1");
  static final Region US = Region.of("us-east-1");
  static final Region AP = Region.of("ap-southeast-1");
  static final PostgresServer SOURCE = server(EU);
  static final PostgresServer TARGET = server(US);
  static final PostgresServer THIRD = server(AP);
  static final String SUBSCRIPTION = "crm_from_eu";
  static final String SUBSCRIPTION_OF_THIRD = "crm_ap_from_eu";
  static final String PUBLICATION = "crm_publication";

  private PostgresSamples() {}

  static Stream<Sample> all() {
    return Stream.of(
        Sample.of(hold(Mode.GRACEFUL), Worlds::customers),
        Sample.of(new PausePostgres("crm", US, TARGET, SUBSCRIPTION), Worlds::customers),
        Sample.of(promote(Mode.GRACEFUL), Worlds::customers),
        new Sample(reverse(), Worlds::customers, PostgresSamples::promoted),
        new Sample(
            follow(Mode.GRACEFUL), Worlds::customersEverywhere, PostgresSamples::promotedOfThree),
        Sample.of(carry(), Worlds::customers),
        Sample.of(new CompareSchema("crm", EU, US, SOURCE, TARGET), Worlds::customers),
        Sample.of(show(ShowSchema.Moment.BEFORE), Worlds::customers),
        Sample.of(compare(), Worlds::customers));
  }

  static HoldPostgresLag hold(Mode mode) {
    return new HoldPostgresLag(
        "crm",
        EU,
        US,
        SOURCE,
        TARGET,
        SUBSCRIPTION,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        mode);
  }

  static PromotePostgres promote(Mode mode) {
    return promote(mode, List.of());
  }

  /** Of a database with tables that stay in their region. */
  static PromotePostgres promote(Mode mode, List<String> regional) {
    return new PromotePostgres(
        "crm", EU, US, SOURCE, TARGET, PUBLICATION, SUBSCRIPTION, mode, List.of(), regional);
  }

  static ReversePostgres reverse() {
    return new ReversePostgres("crm", EU, US, SOURCE, TARGET, PUBLICATION, SUBSCRIPTION, List.of());
  }

  static FollowPostgres follow(Mode mode) {
    return new FollowPostgres(
        "crm",
        AP,
        EU,
        US,
        THIRD,
        SOURCE,
        TARGET,
        PUBLICATION,
        SUBSCRIPTION_OF_THIRD,
        SUBSCRIPTION,
        mode);
  }

  static CarrySequences carry() {
    return new CarrySequences("crm", EU, US, SOURCE, TARGET, 1000);
  }

  static ShowSchema show(ShowSchema.Moment moment) {
    return new ShowSchema("crm", EU, SOURCE, moment);
  }

  static ComparePostgres compare() {
    return new ComparePostgres("crm", EU, US, SOURCE, TARGET, List.of("organization", "app_user"));
  }

  /** The way to the simulation's servers, which it starts; or to nowhere, where it has none. */
  static SqlServers servers(Simulation simulation, AwsClients clients) {
    String via = simulation.aws().postgres().viaText();
    return new JdbcSqlServers(clients, via.isEmpty() ? SqlWay.straight() : SqlWay.through(via));
  }

  /** As after a planned promotion. */
  static void promoted(Simulation simulation) {
    promoted(simulation, promote(Mode.GRACEFUL));
  }

  /** The same, with a third region that follows. */
  static void promotedOfThree(Simulation simulation) {
    promoted(simulation, promoteOfThree(Mode.GRACEFUL));
  }

  static PromotePostgres promoteOfThree(Mode mode) {
    return new PromotePostgres(
        "crm",
        EU,
        US,
        SOURCE,
        TARGET,
        PUBLICATION,
        SUBSCRIPTION,
        mode,
        List.of(SUBSCRIPTION_OF_THIRD),
        List.of());
  }

  static void promoted(Simulation simulation, PromotePostgres step) {
    Simulation.Turn<PromotePostgres> turn =
        simulation.turn(
            new io.lifeboat.activities.postgres.SqlPromotePostgres(servers(simulation, simulation)),
            step);
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
  }

  private static PostgresServer server(Region region) {
    return new PostgresServer("crm." + region + ".db.example.com", 5432, "crm", "crm-database");
  }
}
