package io.lifeboat.activities.route53;

import io.lifeboat.activities.route53.Flip.Position;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The records that a flip is about: a pair for each type, such as A and AAAA.
 *
 * @param all every record set of the name
 */
record RecordPairs(FlipRoute53 step, List<ResourceRecordSet> all, List<RecordPair> pairs)
    implements Flippable {
  private static final String EARLIER = "earlier-";

  static RecordPairs read(Zone zone, FlipRoute53 step) {
    List<ResourceRecordSet> all = zone.records(step.record());
    List<RecordPair> pairs = new ArrayList<>();
    types(all)
        .forEach(
            type ->
                set(all, type, step.sets().get(step.from()))
                    .ifPresent(
                        from ->
                            set(all, type, step.sets().get(step.to()))
                                .ifPresent(to -> pairs.add(new RecordPair(from, to)))));
    return new RecordPairs(step, all, List.copyOf(pairs));
  }

  @Override
  public Optional<String> obstacle() {
    return unpaired().or(this::foreign).or(this::unguarded);
  }

  /** Which records of the two regions are missing, in words; empty when all are there. */
  Optional<String> unpaired() {
    Set<String> regions =
        Stream.of(step.from(), step.to())
            .filter(region -> !step.sets().containsKey(region))
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!regions.isEmpty()) {
      return Optional.of("the plan names no set identifier for " + String.join(", ", regions));
    }
    Set<String> lonely = new TreeSet<>(halves());
    pairs.forEach(pair -> lonely.remove(pair.type()));
    if (pairs.isEmpty() || !lonely.isEmpty()) {
      return Optional.of(
          "zone %s needs records %s of both set identifiers %s and %s; it has %s"
              .formatted(
                  step.zone(),
                  step.record(),
                  step.sets().get(step.from()),
                  step.sets().get(step.to()),
                  found(all)));
    }
    return Optional.empty();
  }

  @Override
  public boolean isDone() {
    return is(Position.AFTER);
  }

  private boolean is(Position position) {
    return pairs.stream().allMatch(pair -> flip().position(pair) == position);
  }

  @Override
  public RecordPairs forward() {
    return with(pair -> flip().position(pair) == Position.BEFORE ? flip().forward(pair) : pair);
  }

  @Override
  public Map<String, String> remember() {
    Map<String, String> remembered = new TreeMap<>();
    pairs.stream()
        .filter(pair -> flip().position(pair) == Position.BEFORE)
        .forEach(pair -> remembered.put(EARLIER + pair.type(), flip().remember(pair)));
    return remembered;
  }

  @Override
  public RecordPairs backward(Map<String, String> facts) {
    return with(
        pair ->
            flip().position(pair) == Position.BEFORE
                ? pair
                : flip()
                    .backward(
                        pair,
                        Optional.ofNullable(facts.get(EARLIER + pair.type()))
                            .orElseThrow(this::forgotten)));
  }

  @Override
  public List<ResourceRecordSet> sets() {
    return pairs.stream().flatMap(pair -> Stream.of(pair.from(), pair.to())).toList();
  }

  @Override
  public Duration ttl() {
    return Flippable.longest(sets());
  }

  @Override
  public SeenByDns seenByDns(NameServers servers, List<String> names) {
    RecordPair pair = pairs.get(0);
    return SeenByDns.look(servers, names, step.record(), pair.type(), newAnswer(servers, pair));
  }

  @Override
  public SeenByDns awaitDns(NameServers servers, List<String> names, Watch watch) {
    List<SeenByDns> seen =
        pairs.stream()
            .map(
                pair ->
                    SeenByDns.await(
                        servers,
                        names,
                        step.record(),
                        pair.type(),
                        () -> newAnswer(servers, pair),
                        watch))
            .toList();
    return seen.get(0);
  }

  @Override
  public String words() {
    return pairs.stream()
        .map(pair -> (pairs.size() > 1 ? pair.type() + " " : "") + flip().words(pair))
        .collect(Collectors.joining("; "));
  }

  /** An answer is the new one when it is what a record that may serve leads to. */
  private WantedAnswer newAnswer(NameServers servers, RecordPair pair) {
    return WantedAnswer.oneOf(
        servers,
        all.stream()
            .filter(set -> pair.type().equals(set.typeAsString()))
            .filter(set -> flip().mayAnswer(set, pair))
            .toList());
  }

  private Optional<String> foreign() {
    return pairs.stream()
        .filter(pair -> flip().position(pair) == Position.FOREIGN)
        .findFirst()
        .map(
            pair ->
                "%s stands neither before nor after a %s flip: %s; put it right by hand, then retry"
                    .formatted(
                        step.record(),
                        step.policy().name().toLowerCase(java.util.Locale.ROOT),
                        flip().words(pair)));
  }

  /** Route 53 refuses a PRIMARY that is neither health-checked nor an alias. */
  Optional<String> unguarded() {
    return pairs.stream()
        .filter(pair -> step.policy() == RoutingPolicy.FAILOVER)
        .map(RecordPair::to)
        .filter(set -> set.healthCheckId() == null && set.aliasTarget() == null)
        .findFirst()
        .map(
            set ->
                "record %s of %s has no health check, so Route 53 refuses it as PRIMARY; give it one"
                    .formatted(set.setIdentifier(), step.record()));
  }

  private Set<String> halves() {
    return all.stream()
        .filter(
            set ->
                Objects.equals(set.setIdentifier(), step.sets().get(step.from()))
                    || Objects.equals(set.setIdentifier(), step.sets().get(step.to())))
        .map(ResourceRecordSet::typeAsString)
        .collect(Collectors.toSet());
  }

  /** The records of a name, in words. */
  static String found(List<ResourceRecordSet> all) {
    return all.isEmpty()
        ? "none of this name"
        : all.stream()
            .map(
                set ->
                    set.typeAsString()
                        + (set.setIdentifier() == null ? "" : " " + set.setIdentifier()))
            .collect(Collectors.joining(", "));
  }

  private FinalFailure forgotten() {
    return new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "this run did not flip %s, so it does not know how the records were"
            .formatted(step.record()));
  }

  private RecordPairs with(UnaryOperator<RecordPair> change) {
    return new RecordPairs(step, all, pairs.stream().map(change).toList());
  }

  private Flip flip() {
    return Flip.BY_POLICY.get(step.policy());
  }

  private static Set<String> types(List<ResourceRecordSet> sets) {
    return sets.stream()
        .map(ResourceRecordSet::typeAsString)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<ResourceRecordSet> set(
      List<ResourceRecordSet> sets, String type, String identifier) {
    return sets.stream()
        .filter(set -> type.equals(set.typeAsString()))
        .filter(set -> identifier != null && identifier.equals(set.setIdentifier()))
        .findFirst();
  }
}
