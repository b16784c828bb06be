package io.lifeboat.activities.route53;

import static java.util.function.Predicate.not;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Records that know neither roles nor weights. A flip points those of policy latency and
 * geolocation at the new region's target, and takes those of policy multivalue out; what they were
 * is kept beside them. A flip home puts back what is kept.
 *
 * @param all every record set of the name that has a set identifier
 * @param kept what earlier flips left
 */
record TargetRecords(FlipRoute53 step, List<ResourceRecordSet> all, List<KeptRecord> kept)
    implements Flippable {
  static TargetRecords read(Zone zone, FlipRoute53 step) {
    return new TargetRecords(
        step, Flippable.sets(zone, step.record()), Flippable.kept(zone, step.record()));
  }

  @Override
  public Optional<String> obstacle() {
    return unnamed()
        .or(this::unreadable)
        .or(this::missing)
        .or(this::foreign)
        .or(step.policy() == RoutingPolicy.WEIGHTED ? this::notShared : this::forgotten);
  }

  @Override
  public boolean isDone() {
    return changesTo(forward()).isEmpty();
  }

  @Override
  public TargetRecords forward() {
    return step.home() ? home() : away();
  }

  @Override
  public Map<String, String> remember() {
    return FormerRecord.remember(this, forward());
  }

  @Override
  public Flippable backward(Map<String, String> facts) {
    return FormerRecord.before(sets(), step.record(), facts)
        .<Flippable>map(this::of)
        .or(() -> EarlierTarget.backward(this, facts))
        .orElseThrow(this::cannotBePutBack);
  }

  @Override
  public List<ResourceRecordSet> sets() {
    return Stream.concat(all.stream(), kept.stream().map(KeptRecord::txt)).toList();
  }

  @Override
  public String words() {
    List<String> words = new ArrayList<>();
    Set<String> types = types();
    for (String type : types) {
      Stream.of(from(), to())
          .map(id -> id + " " + live(id, type).map(TargetWords::full).orElse("taken out"))
          .forEach(each -> words.add((types.size() > 1 ? type + " " : "") + each));
    }
    return String.join(", ", words);
  }

  @Override
  public Duration ttl() {
    return Flippable.longest(
        all.stream().filter(set -> Set.of(from(), to()).contains(set.setIdentifier())).toList());
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
        .toList()
        .get(0);
  }

  /** With latency and geolocation it depends on who asks which record answers. */
  private WantedAnswer wanted(NameServers servers, String type) {
    if (step.policy() != RoutingPolicy.MULTIVALUE) {
      return WantedAnswer.oneOf(
          servers,
          all.stream()
              .filter(set -> type.equals(set.typeAsString()))
              .filter(set -> set.weight() == null || set.weight() > 0)
              .toList());
    }
    return step.home()
        ? WantedAnswer.oneOf(servers, own(to(), type).stream().toList())
        : WantedAnswer.noneOf(servers, own(from(), type).stream().toList());
  }

  /** All that is kept is put back whose health check keeps users away from what is still ill. */
  private TargetRecords home() {
    Predicate<String> returns =
        id ->
            id.equals(to())
                || step.policy() == RoutingPolicy.WEIGHTED
                || types().stream().allMatch(type -> isGuarded(id, type));
    return putBack(kept.stream().map(KeptRecord::set).filter(returns).toList());
  }

  private boolean isGuarded(String id, String type) {
    return own(id, type).filter(set -> set.healthCheckId() != null).isPresent();
  }

  private TargetRecords putBack(List<String> ids) {
    TargetRecords records = this;
    for (String id : ids) {
      records = records.putBack(id);
    }
    return records;
  }

  private TargetRecords putBack(String id) {
    KeptRecord note = kept(id).orElseThrow();
    List<ResourceRecordSet> sets = new ArrayList<>(sets());
    sets.remove(note.txt());
    for (String type : note.types()) {
      live(id, type).ifPresent(sets::remove);
      sets.add(own(id, type).orElseThrow());
    }
    return of(sets);
  }

  private TargetRecords away() {
    // A region that users were sent away from takes them again with what it had.
    TargetRecords records = kept(to()).isPresent() ? putBack(to()) : this;
    return step.policy() == RoutingPolicy.MULTIVALUE ? records.takenOut() : records.pointed();
  }

  private TargetRecords takenOut() {
    List<ResourceRecordSet> out = types().stream().flatMap(t -> live(from(), t).stream()).toList();
    return out.isEmpty() ? this : keeping(from(), out, List.of());
  }

  private TargetRecords pointed() {
    TargetRecords records = this;
    for (String id : sentToFrom()) {
      List<ResourceRecordSet> before = new ArrayList<>();
      List<ResourceRecordSet> after = new ArrayList<>();
      for (String type : types()) {
        ResourceRecordSet now = live(id, type).orElseThrow();
        ResourceRecordSet goal = own(to(), type).orElseThrow();
        if (!TargetWords.isSame(now, goal)) {
          before.add(now);
          after.add(TargetWords.pointed(now, goal));
        }
      }
      records = before.isEmpty() ? records : records.keeping(id, before, after);
    }
    return records;
  }

  /** The old region's own users, and those that earlier flips have sent to it. */
  private List<String> sentToFrom() {
    Stream<String> guests =
        kept.stream()
            .map(KeptRecord::set)
            .filter(id -> !id.equals(from()) && !id.equals(to()))
            .filter(id -> types().stream().allMatch(type -> isSentToFrom(id, type)));
    return Stream.concat(Stream.of(from()), guests).toList();
  }

  private boolean isSentToFrom(String id, String type) {
    return live(id, type)
        .filter(set -> TargetWords.isSame(set, own(from(), type).orElseThrow()))
        .isPresent();
  }

  private TargetRecords keeping(
      String id, List<ResourceRecordSet> before, List<ResourceRecordSet> after) {
    List<ResourceRecordSet> sets = new ArrayList<>(sets());
    Optional<KeptRecord> note = kept(id);
    note.map(KeptRecord::txt).ifPresent(sets::remove);
    sets.removeAll(before);
    sets.addAll(after);
    sets.add(
        note.map(there -> there.and(before))
            .orElseGet(() -> KeptRecord.of(step.record(), before))
            .txt());
    return of(sets);
  }

  TargetRecords of(List<ResourceRecordSet> sets) {
    return new TargetRecords(
        step,
        sets.stream().filter(not(this::isKept)).toList(),
        sets.stream().filter(this::isKept).map(KeptRecord::new).toList());
  }

  private boolean isKept(ResourceRecordSet set) {
    return Zone.isSame(set.name(), KeptRecord.name(step.record()));
  }

  String from() {
    return step.sets().getOrDefault(step.from(), "");
  }

  private String to() {
    return step.sets().getOrDefault(step.to(), "");
  }

  private Optional<KeptRecord> kept(String id) {
    return kept.stream().filter(note -> note.set().equals(id)).findFirst();
  }

  Optional<ResourceRecordSet> live(String id, String type) {
    return all.stream()
        .filter(set -> id.equals(set.setIdentifier()) && type.equals(set.typeAsString()))
        .findFirst();
  }

  /** The record that a set identifier has, or had before its users were sent away. */
  private Optional<ResourceRecordSet> own(String id, String type) {
    String name = all.isEmpty() ? step.record() : all.get(0).name();
    return kept(id).flatMap(note -> note.former(name, type)).or(() -> live(id, type));
  }

  /** Those of either region's records. */
  Set<String> types() {
    Set<String> types = new TreeSet<>();
    for (String id : List.of(from(), to())) {
      kept(id).ifPresent(note -> types.addAll(note.types()));
      all.stream()
          .filter(set -> id.equals(set.setIdentifier()))
          .map(ResourceRecordSet::typeAsString)
          .filter(Objects::nonNull)
          .forEach(types::add);
    }
    return types;
  }

  private Optional<String> unnamed() {
    Set<String> regions =
        Stream.of(step.from(), step.to())
            .filter(region -> !step.sets().containsKey(region))
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    return regions.isEmpty()
        ? Optional.empty()
        : Optional.of("the plan names no set identifier for " + String.join(", ", regions));
  }

  private Optional<String> unreadable() {
    return kept.stream()
        .filter(not(KeptRecord::isReadable))
        .findFirst()
        .map(
            note ->
                "the TXT record %s of %s should tell what the record was, and says %s; put both right by hand, then retry"
                    .formatted(
                        KeptRecord.name(step.record()), note.set(), TargetWords.of(note.txt())));
  }

  private Optional<String> missing() {
    boolean isWhole =
        !types().isEmpty()
            && types().stream().allMatch(type -> isThere(from(), type) && isThere(to(), type));
    return isWhole
        ? Optional.empty()
        : Optional.of(
            "zone %s needs records %s of both set identifiers %s and %s; it has %s"
                .formatted(step.zone(), step.record(), from(), to(), RecordPairs.found(all)));
  }

  private boolean isThere(String id, String type) {
    return step.policy() == RoutingPolicy.MULTIVALUE
        ? own(id, type).isPresent()
        : live(id, type).isPresent();
  }

  private Optional<String> foreign() {
    boolean isForeign =
        types().stream()
            .flatMap(type -> Stream.of(own(from(), type), own(to(), type)))
            .flatMap(Optional::stream)
            .anyMatch(not(this::isOfPolicy));
    return isForeign
        ? Optional.of(
            "%s stands neither before nor after a %s flip: %s; put it right by hand, then retry"
                .formatted(step.record(), step.policy().name().toLowerCase(Locale.ROOT), words()))
        : Optional.empty();
  }

  private boolean isOfPolicy(ResourceRecordSet set) {
    return switch (step.policy()) {
      case LATENCY -> set.region() != null;
      case GEOLOCATION -> set.geoLocation() != null;
      case MULTIVALUE -> Boolean.TRUE.equals(set.multiValueAnswer());
      case WEIGHTED -> set.weight() != null;
      case FAILOVER -> false;
    };
  }

  /** Flips of the first versions kept nothing. */
  private Optional<String> forgotten() {
    boolean isForgotten =
        step.home()
            && kept(to()).isEmpty()
            && kept(from()).isEmpty()
            && types().stream()
                .anyMatch(
                    type ->
                        TargetWords.isSame(
                            live(to(), type).orElseThrow(), live(from(), type).orElseThrow()));
    return isForgotten
        ? Optional.of(
            "%s of %s leads where %s leads, and nothing says what it was before: give it its own target and health check again by hand, then retry"
                .formatted(to(), step.record(), from()))
        : Optional.empty();
  }

  private Optional<String> notShared() {
    boolean isAway =
        kept.isEmpty()
            && types().stream().flatMap(t -> live(to(), t).stream()).allMatch(s -> s.weight() == 0);
    return isAway
        ? Optional.of(
            "the weight of %s in %s is zero, and no sharing out has kept what it was before; give it a weight by hand, then retry"
                .formatted(step.record(), to()))
        : Optional.empty();
  }

  private FinalFailure cannotBePutBack() {
    return new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "this run did not flip %s, so it does not know how the records were"
            .formatted(step.record()));
  }
}
