package io.lifeboat.simulator.dynamodb;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Links;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * All tables of the account. A write is in the other regions after the table's lag; what cannot
 * pass because a region is lost waits until it is back. Guarded by the estate's lock.
 */
public final class TablesEstate {
  private static final Duration BEFORE = Duration.ofHours(1);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  final Estate estate;
  private final Map<String, GlobalTable> tables = new TreeMap<>();
  private final Links<Link> links = new Links<>();
  private final List<Delivery> waiting = new ArrayList<>();

  /** From one region of a table to another. */
  record Link(String table, String from, String to) {}

  private record Delivery(
      GlobalTable table, Replica from, Replica to, List<AttributeValue> key, Version version) {}

  /** The tables of the estate's world. */
  public TablesEstate(Estate estate) {
    this.estate = estate;
    for (Table spec : estate.world().dynamodb()) {
      GlobalTable table = new GlobalTable(spec, estate.now().minus(Duration.ofDays(30)));
      MadeUpItems.fill(table, estate.now());
      tables.put(spec.table(), table);
      link(table, estate.now().minus(BEFORE));
    }
    estate.faults().listen((region, loss) -> reconnect());
    estate.faults().listenToLag(this::lag);
  }

  /** Why an application in a region cannot use a table there; empty when it can. */
  public Optional<String> whyNotUsable(String table, String region) {
    Optional<Replica> replica = table(table, region);
    if (replica.isEmpty()) {
      return Optional.of("%s has no table %s".formatted(region, table));
    }
    return replica
        .filter(r -> r.status == TableStatus.CREATING)
        .map(r -> "table %s in %s is being made".formatted(table, region));
  }

  /** An item as a region sees it, by the values of its key; for tests. */
  public Optional<Map<String, AttributeValue>> item(
      String table, String region, AttributeValue... key) {
    return estate.look(() -> table(table, region).flatMap(r -> r.item(List.of(key))));
  }

  /**
   * Makes a table of what a recovery point holds: what the table held when the world began.
   *
   * @param as the new table's name
   * @param madeAt when the recovery point was made
   * @return why it cannot be made; empty when it has been
   */
  public Optional<String> restore(String table, String as, String region, Instant madeAt) {
    if (find(as).flatMap(t -> t.in(region)).isPresent()) {
      return Optional.of("Table already exists: " + as);
    }
    GlobalTable made =
        new GlobalTable(find(table).orElseThrow().spec.named(as).in(List.of(region)), estate.now());
    MadeUpItems.fill(made, madeAt);
    tables.put(as, made);
    return Optional.empty();
  }

  Links<Link> links() {
    return links;
  }

  List<GlobalTable> in(String region) {
    return tables.values().stream().filter(t -> t.in(region).isPresent()).toList();
  }

  Optional<GlobalTable> find(String table) {
    return Optional.ofNullable(tables.get(table));
  }

  private Optional<Replica> table(String table, String region) {
    return find(table).flatMap(t -> t.in(region));
  }

  /** A write that was accepted in a region; it sets out for the others. */
  void write(
      GlobalTable table,
      Replica here,
      List<AttributeValue> key,
      Optional<Map<String, AttributeValue>> item) {
    Version version = new Version(item, estate.now(), here.region);
    here.take(key, version);
    for (Replica other : table.replicas.values()) {
      if (other != here) {
        setOut(new Delivery(table, here, other, key, version));
      }
    }
  }

  private void setOut(Delivery delivery) {
    estate.after(delivery.table().lag, () -> arrive(delivery));
  }

  private void arrive(Delivery delivery) {
    if (isCut(delivery.from()) || isCut(delivery.to())) {
      waiting.add(delivery);
    } else {
      delivery.to().take(delivery.key(), delivery.version());
    }
  }

  private boolean isCut(Replica replica) {
    return estate.faults().isGone(replica.region);
  }

  /** What waited for a region that is back sets out again. */
  private void reconnect() {
    List<Delivery> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(this::setOut);
    tables.values().forEach(table -> link(table, estate.now()));
  }

  private void lag(String name, Duration lag) {
    find(name)
        .ifPresent(
            table -> {
              table.lag = lag;
              link(table, estate.now());
            });
  }

  private void link(GlobalTable table, Instant since) {
    for (Replica from : table.replicas.values()) {
      for (Replica to : table.replicas.values()) {
        if (from != to) {
          boolean works = !isCut(from) && !isCut(to) && to.status != TableStatus.CREATING;
          links.set(
              new Link(table.spec.table(), from.region, to.region),
              works ? Optional.of(table.lag) : Optional.empty(),
              since);
        }
      }
    }
  }

  /** Begins to make a replica, from what {@code source} has; there in minutes. */
  void addReplica(GlobalTable table, Replica source, String region) {
    Replica made = new Replica(region);
    made.status = TableStatus.CREATING;
    table.replicas.put(region, made);
    source.status = TableStatus.UPDATING;
    estate.after(
        estate.roll("replica", table.spec.replica()), () -> becomeActive(table, source, made));
  }

  private void becomeActive(GlobalTable table, Replica source, Replica made) {
    if (isCut(source) || isCut(made)) {
      estate.after(TRY_AGAIN, () -> becomeActive(table, source, made));
      return;
    }
    made.takeAll(source);
    made.status = TableStatus.ACTIVE;
    source.status = TableStatus.ACTIVE;
    link(table, estate.now());
    happened(table, made.region, "replica-made", "%s has a replica in %s");
  }

  /** Begins to remove a replica; gone in minutes. */
  void removeReplica(GlobalTable table, Replica source, Replica gone) {
    gone.status = TableStatus.DELETING;
    source.status = TableStatus.UPDATING;
    table.replicas.values().stream()
        .filter(other -> other != gone)
        .forEach(
            other -> {
              cut(table, other, gone);
              cut(table, gone, other);
            });
    estate.after(
        estate.roll("replica", table.spec.replica()),
        () -> {
          table.replicas.remove(gone.region);
          source.status = TableStatus.ACTIVE;
          happened(table, gone.region, "replica-removed", "%s has no replica in %s any more");
        });
  }

  private void cut(GlobalTable table, Replica from, Replica to) {
    links.set(new Link(table.spec.table(), from.region, to.region), Optional.empty(), estate.now());
  }

  private void happened(GlobalTable table, String region, String what, String sentence) {
    estate.happened(
        new Where(region, "dynamodb", what, table.spec.table()),
        sentence.formatted(table.spec.table(), region));
  }
}
