package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings a failed RDS database back by the first of three ways that is possible and helps: a reboot
 * with failover where it is; the promotion of its read replica; the restore of its latest snapshot.
 * The sentences say which, and why not the ones before. That a reboot did not help is seen by the
 * server and the probes: while any of them is good, it did.
 *
 * @param database the plan's name of the database
 * @param region the region of the failed instance
 * @param instance the DB instance's identifier in {@code region}
 * @param replica its read replica, when there is one that may be promoted
 * @param copy what its latest snapshot becomes, when it may be restored
 * @param server how it is asked whether it takes connections, when it speaks PostgreSQL to Lifeboat
 * @param probes of what cannot work without it; may be empty
 */
public record RecoverRds(
    String database,
    Region region,
    String instance,
    Optional<Replica> replica,
    Optional<Copy> copy,
    Optional<PostgresServer> server,
    List<Probe> probes)
    implements Step {
  /**
   * A read replica.
   *
   * @param region where it is: that of the instance, or another
   * @param instance its identifier there
   */
  public record Replica(Region region, String instance) {
    public Replica {
      Needed.present(region, "the region of a replica");
      Form.RDS.check(instance, "a replica");
    }
  }

  /**
   * What a snapshot becomes.
   *
   * @param region where it is restored: another region, or that of the instance
   * @param instance the identifier that it gets there
   * @param shape what it is given
   */
  public record Copy(Region region, String instance, RdsShape shape) {
    public Copy {
      Needed.present(region, "the region of what a snapshot becomes");
      Form.RDS.check(instance, "what a snapshot becomes");
      Needed.present(shape, "what " + instance + " is given");
    }
  }

  public RecoverRds {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database);
    Form.RDS.check(instance, "the instance of " + database);
    replica = replica == null ? Optional.empty() : replica;
    copy = copy == null ? Optional.empty() : copy;
    server = server == null ? Optional.empty() : server;
    probes = probes == null ? List.of() : List.copyOf(probes);
  }

  @Override
  public String title() {
    return "recover " + database + " in " + region + " by failover, replica or snapshot";
  }

  @Override
  public String undo() {
    return "nothing puts it back: " + database + " goes on where it was recovered";
  }

  @Override
  public Role role() {
    return Role.PROMOTE;
  }

  @Override
  public Optional<String> about() {
    return Optional.of(database);
  }

  @Override
  public Effect effect() {
    return Effect.POINT_OF_NO_RETURN;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(120);
  }
}
