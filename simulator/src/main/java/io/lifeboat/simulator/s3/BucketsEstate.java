package io.lifeboat.simulator.s3;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Links;
import io.lifeboat.simulator.world.S3;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationStatus;

/**
 * All buckets of the account. An object for which there is a rule is in the other bucket after the
 * lag; what cannot pass because a region is lost waits; what the other bucket cannot take has
 * failed for good. Objects that were there before a rule stay where they are, and a replica is not
 * replicated again. Guarded by the estate's lock.
 */
public final class BucketsEstate {
  private static final Duration BEFORE = Duration.ofHours(1);

  final Estate estate;
  final List<Operation> operations = new ArrayList<>();
  private final Map<String, StoredBucket> buckets = new TreeMap<>();
  private final Map<String, Integer> failing = new HashMap<>();
  private final Links<Link> links = new Links<>();
  private final Instant start;

  /** A replication rule between two buckets. */
  record Link(String from, String to, String rule) {}

  /** An object on its way. */
  static final class Operation {
    final Link link;
    final StoredObject object;
    final Instant began;
    Optional<Instant> ended = Optional.empty();
    boolean hasFailed;

    Operation(Link link, StoredObject object, Instant began) {
      this.link = link;
      this.object = object;
      this.began = began;
    }

    boolean isPendingAt(Instant moment) {
      return !began.isAfter(moment) && ended.filter(end -> !end.isAfter(moment)).isEmpty();
    }
  }

  /** The buckets of the estate's world. */
  public BucketsEstate(Estate estate) {
    this.estate = estate;
    this.start = estate.now().minus(BEFORE);
    for (S3.Bucket spec : estate.world().s3().buckets()) {
      buckets.put(spec.bucket(), new StoredBucket(spec, estate.world().account(), start));
    }
    buckets.values().forEach(bucket -> link(bucket, start));
    estate.faults().listen((region, loss) -> reconnect());
    estate.faults().listenToLag((name, lag) -> find(name).ifPresent(bucket -> bucket.lag = lag));
  }

  /** Puts an object, as an application does. */
  public void put(String bucket, String key, String content) {
    estate.change(() -> put(find(bucket).orElseThrow(), key, content));
  }

  /** The next objects of a bucket that are to be replicated fail, as for want of a permission. */
  public void failNext(String bucket, int times) {
    estate.change(() -> failing.put(bucket, times));
  }

  private boolean takeFailure(String bucket) {
    return failing.computeIfPresent(bucket, (k, left) -> left > 0 ? left - 1 : null) != null;
  }

  /** What an object of a bucket holds; for tests. */
  public Optional<String> content(String bucket, String key) {
    return estate.look(
        () ->
            find(bucket)
                .flatMap(b -> Optional.ofNullable(b.objects.get(key)))
                .map(StoredObject::content));
  }

  Optional<StoredBucket> find(String bucket) {
    return Optional.ofNullable(buckets.get(bucket));
  }

  Links<Link> links() {
    return links;
  }

  void put(StoredBucket bucket, String key, String content) {
    List<ReplicationRule> rules = bucket.rulesFor(key);
    StoredObject object =
        new StoredObject(
            key,
            content,
            estate.now(),
            rules.isEmpty() ? Optional.empty() : Optional.of(ReplicationStatus.PENDING));
    bucket.objects.put(key, object);
    rules.forEach(
        rule -> {
          Operation operation = new Operation(link(bucket, rule), object, estate.now());
          operations.add(operation);
          estate.after(bucket.lag, () -> arrive(bucket, operation));
        });
  }

  private void arrive(StoredBucket from, Operation operation) {
    Optional<StoredBucket> to = find(operation.link.to());
    if (operation.ended.isPresent()
        || isCut(from.region)
        || to.filter(bucket -> isCut(bucket.region)).isPresent()) {
      return;
    }
    operation.ended = Optional.of(estate.now());
    operation.hasFailed =
        to.filter(bucket -> bucket.isVersioned).isEmpty() || takeFailure(from.name);
    if (!operation.hasFailed) {
      to.get()
          .objects
          .merge(
              operation.object.key(),
              operation.object.with(ReplicationStatus.REPLICA),
              (old, next) -> next.at().isBefore(old.at()) ? old : next);
    }
    from.objects.computeIfPresent(
        operation.object.key(),
        (key, now) ->
            now.at().equals(operation.object.at())
                ? now.with(
                    operation.hasFailed ? ReplicationStatus.FAILED : ReplicationStatus.COMPLETED)
                : now);
  }

  private boolean isCut(String region) {
    return estate.faults().isGone(region);
  }

  private void reconnect() {
    buckets.values().forEach(bucket -> link(bucket, estate.now()));
    operations.stream()
        .filter(operation -> operation.ended.isEmpty())
        .filter(
            operation ->
                operation.began.plus(estate.clock().real(lag(operation))).isBefore(estate.now()))
        .forEach(
            operation ->
                find(operation.link.from())
                    .ifPresent(from -> estate.after(from.lag, () -> arrive(from, operation))));
  }

  private Duration lag(Operation operation) {
    return find(operation.link.from()).map(bucket -> bucket.lag).orElse(Duration.ZERO);
  }

  /** The rules of a bucket count from now on. */
  void relink(StoredBucket bucket) {
    links.all().stream()
        .filter(link -> link.from().equals(bucket.name))
        .forEach(link -> links.set(link, Optional.empty(), estate.now()));
    link(bucket, estate.now());
  }

  private void link(StoredBucket bucket, Instant since) {
    bucket.replication.ifPresent(
        config ->
            config
                .rules()
                .forEach(
                    rule -> {
                      Link link = link(bucket, rule);
                      boolean works =
                          rule.statusAsString().equals("Enabled")
                              && !isCut(bucket.region)
                              && find(link.to()).filter(to -> !isCut(to.region)).isPresent();
                      links.set(link, works ? Optional.of(bucket.lag) : Optional.empty(), since);
                    }));
  }

  private static Link link(StoredBucket bucket, ReplicationRule rule) {
    return new Link(bucket.name, StoredBucket.destination(rule), String.valueOf(rule.id()));
  }
}
