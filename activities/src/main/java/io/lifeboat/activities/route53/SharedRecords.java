package io.lifeboat.activities.route53;

import static java.util.function.Predicate.not;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShareRoute53;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The weighted records of a name, of which one region's are shared out among others. The records
 * that get another weight are kept beside them, weight and all, for the way home.
 *
 * @param all every record set of the name that has a set identifier
 * @param kept what earlier moves left
 */
record SharedRecords(ShareRoute53 step, List<ResourceRecordSet> all, List<KeptRecord> kept)
    implements Flippable {
  static SharedRecords read(Zone zone, ShareRoute53 step) {
    return new SharedRecords(
        step, Flippable.sets(zone, step.record()), Flippable.kept(zone, step.record()));
  }

  @Override
  public Optional<String> obstacle() {
    return unshareable().or(this::unnamed).or(this::missing).or(this::foreign);
  }

  @Override
  public boolean isDone() {
    return types().stream().allMatch(this::isDone);
  }

  @Override
  public SharedRecords forward() {
    SharedRecords records = this;
    for (String type : types()) {
      records = isDone(type) ? records : records.shared(type);
    }
    return records;
  }

  @Override
  public Map<String, String> remember() {
    return FormerRecord.remember(this, forward());
  }

  @Override
  public SharedRecords backward(Map<String, String> facts) {
    return FormerRecord.before(sets(), step.record(), facts)
        .map(this::of)
        .orElseThrow(this::cannotBePutBack);
  }

  @Override
  public List<ResourceRecordSet> sets() {
    return Stream.concat(all.stream(), kept.stream().map(KeptRecord::txt)).toList();
  }

  @Override
  public String words() {
    return all.stream()
        .map(set -> (types().size() > 1 ? set.typeAsString() + " " : "") + words(set))
        .collect(Collectors.joining(", "));
  }

  @Override
  public Duration ttl() {
    return Flippable.longest(all);
  }

  @Override
  public SeenByDns seenByDns(NameServers servers, List<String> names) {
    String type = types().iterator().next();
    return SeenByDns.look(servers, names, step.record(), type, wanted(servers, type));
  }

  @Override
  public SeenByDns awaitDns(NameServers servers, List<String> names, Watch watch) {
    return types().stream()
        .map(
            type ->
                SeenByDns.await(
                    servers, names, step.record(), type, () -> wanted(servers, type), watch))
        .reduce(SeenByDns::and)
        .orElseThrow();
  }

  private WantedAnswer wanted(NameServers servers, String type) {
    return WantedAnswer.oneOf(
        servers, ofType(type).stream().filter(set -> set.weight() > 0).toList());
  }

  /** Users who were all sent elsewhere before are not there to be shared out. */
  private boolean isDone(String type) {
    return live(from(), type).filter(set -> set.weight() == 0).isPresent();
  }

  private SharedRecords shared(String type) {
    Map<String, Long> now = new TreeMap<>();
    ofType(type).forEach(set -> now.put(set.setIdentifier(), set.weight()));
    Map<String, Integer> parts = new TreeMap<>();
    step.shares().forEach((region, share) -> parts.put(step.sets().get(region), share));
    Map<String, Long> wanted = Weights.sharedOut(now, from(), parts);
    SharedRecords records = this;
    for (ResourceRecordSet set : ofType(type)) {
      Long weight = wanted.get(set.setIdentifier());
      records = set.weight().equals(weight) ? records : records.keeping(set, weight);
    }
    return records;
  }

  private SharedRecords keeping(ResourceRecordSet set, Long weight) {
    List<ResourceRecordSet> sets = new ArrayList<>(sets());
    Optional<KeptRecord> note =
        kept.stream().filter(there -> there.set().equals(set.setIdentifier())).findFirst();
    note.map(KeptRecord::txt).ifPresent(sets::remove);
    sets.remove(set);
    sets.add(set.toBuilder().weight(weight).build());
    sets.add(
        note.map(there -> there.and(List.of(set)))
            .orElseGet(() -> KeptRecord.of(step.record(), List.of(set)))
            .txt());
    return of(sets);
  }

  private SharedRecords of(List<ResourceRecordSet> sets) {
    return new SharedRecords(
        step,
        sets.stream().filter(not(this::isKept)).toList(),
        sets.stream().filter(this::isKept).map(KeptRecord::new).toList());
  }

  private boolean isKept(ResourceRecordSet set) {
    return Zone.isSame(set.name(), KeptRecord.name(step.record()));
  }

  private String from() {
    return step.sets().getOrDefault(step.from(), "");
  }

  private Optional<ResourceRecordSet> live(String id, String type) {
    return ofType(type).stream().filter(set -> set.setIdentifier().equals(id)).findFirst();
  }

  private List<ResourceRecordSet> ofType(String type) {
    return all.stream().filter(set -> type.equals(set.typeAsString())).toList();
  }

  private Set<String> types() {
    return all.stream()
        .filter(set -> from().equals(set.setIdentifier()))
        .map(ResourceRecordSet::typeAsString)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<String> unshareable() {
    return step.policy() == RoutingPolicy.WEIGHTED
        ? Optional.empty()
        : Optional.of(
            "%s has %s records, and users can be shared out by weighted ones only; flip it whole"
                .formatted(step.record(), step.policy().name().toLowerCase(Locale.ROOT)));
  }

  private Optional<String> unnamed() {
    Set<Region> regions = new TreeSet<>(step.shares().keySet());
    regions.add(step.from());
    regions.removeAll(step.sets().keySet());
    return regions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the plan names no set identifier for "
                + regions.stream().map(Region::toString).collect(Collectors.joining(", ")));
  }

  private Optional<String> missing() {
    boolean isWhole =
        !types().isEmpty()
            && types().stream()
                .allMatch(
                    type ->
                        step.shares().keySet().stream()
                            .allMatch(r -> live(step.sets().get(r), type).isPresent()));
    return isWhole
        ? Optional.empty()
        : Optional.of(
            "zone %s needs records %s of every region that sends or takes users; it has %s"
                .formatted(step.zone(), step.record(), RecordPairs.found(all)));
  }

  private Optional<String> foreign() {
    boolean isForeign =
        all.stream().anyMatch(set -> set.weight() == null)
            || types().stream()
                .anyMatch(type -> ofType(type).stream().allMatch(set -> set.weight() == 0))
            // One text keeps the weight of all types of a set.
            || all.stream().anyMatch(set -> all.stream().anyMatch(o -> isOfOtherWeight(set, o)));
    return isForeign
        ? Optional.of(
            "%s does not stand as weighted records do: %s; put it right by hand, then retry"
                .formatted(step.record(), words()))
        : Optional.empty();
  }

  private static boolean isOfOtherWeight(ResourceRecordSet set, ResourceRecordSet other) {
    return set.setIdentifier().equals(other.setIdentifier())
        && !Objects.equals(set.weight(), other.weight());
  }

  private static String words(ResourceRecordSet set) {
    return set.setIdentifier()
        + (set.weight() == null ? " without weight" : " weight " + set.weight());
  }

  private FinalFailure cannotBePutBack() {
    return new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "this run did not share out %s, so it does not know how the records were"
            .formatted(step.record()));
  }
}
