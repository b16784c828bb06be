package io.lifeboat.activities.rds;

import static io.lifeboat.activities.rds.SecurityGroups.words;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Closes a database, cluster or instance, by its security groups, after leaving the former ones in
 * a tag on it.
 *
 * @param database the plan's name of the database
 * @param closedGroup the group that lets nobody in
 */
public record Fence(String database, String closedGroup, SecurityGroups groups) {
  private static final String EARLIER_GROUPS = "earlier-security-groups";

  /**
   * Whether it is closed.
   *
   * @param role what the database is to the others, such as {@code still the writer}
   */
  public Inspection judge(Guarded found, String role) {
    Set<String> now = found.securityGroups();
    if (now.equals(closed())) {
      String sentence =
          "%s in %s, %s, has only the closed security group %s"
              .formatted(database, place(), role, closedGroup);
      return found.isChangingGroups()
          ? Inspection.inProgress(sentence + ", not yet in force", Map.of())
          : Inspection.alreadyDone(sentence, forLater(found, Map.of()));
    }
    return Inspection.ready(
        "%s in %s, %s, is open by %s%s"
            .formatted(database, place(), role, words(now), noted(found)),
        Map.of(EARLIER_GROUPS, SecurityGroups.fact(now)));
  }

  /** Asks AWS to close what was found open. */
  public Outcome close(Inspection open) {
    Optional<String> untold = leaveTag();
    groups.door().put(closed());
    return new Outcome(
        "asked to close " + database + " in " + place(),
        Facts.merge(
            open.facts(), untold.map(why -> Map.of(Facts.LEFT_TO_DO, why)).orElse(Map.of())));
  }

  /** Waits until it is closed. */
  public Outcome confirm(Map<String, String> facts) {
    groups.await(closed(), "closing " + database);
    Guarded found = groups.door().read();
    return new Outcome(
        "%s in %s is closed to new connections: its only security group is %s; %s"
            .formatted(database, place(), closedGroup, wayBack(found, facts)),
        forLater(found, facts));
  }

  /** Opens it again as it was found. */
  public Outcome revert(Map<String, String> facts) {
    Set<String> earlier = SecurityGroups.fromFact(facts.get(EARLIER_GROUPS));
    Guarded found = groups.door().read();
    if (!found.securityGroups().equals(earlier)) {
      refuseUnlessOurs(earlier, found.securityGroups());
      groups.door().put(earlier);
    }
    groups.await(earlier, "opening " + database);
    if (found.tag(SecurityGroups.FORMER).isPresent()) {
      groups.removeFormer(found);
    }
    return Outcome.of(
        "%s in %s is open again: its security groups are %s"
            .formatted(database, place(), words(earlier)));
  }

  /** Closing does not wait for the tag's permission: an open old writer is the greater harm. */
  private Optional<String> leaveTag() {
    Guarded found = groups.door().read();
    if (found.tag(SecurityGroups.FORMER).isPresent() || found.securityGroups().isEmpty()) {
      return Optional.empty();
    }
    try {
      groups.writeFormer(found, found.securityGroups());
      return Optional.empty();
    } catch (FinalFailure refused) {
      return Optional.of(
          "the groups of %s in %s could not be noted on it (%s): before moving back give it %s again"
              .formatted(database, place(), refused.getMessage(), words(found.securityGroups())));
    }
  }

  private static String noted(Guarded found) {
    return SecurityGroups.former(found)
        .map(former -> "; its tag " + SecurityGroups.FORMER + " names " + words(former))
        .orElse("");
  }

  private Map<String, String> forLater(Guarded found, Map<String, String> facts) {
    return Map.of(
        Facts.FOR_LATER,
        "%s in %s stays closed; %s".formatted(database, place(), wayBack(found, facts)));
  }

  private String wayBack(Guarded found, Map<String, String> facts) {
    return SecurityGroups.former(found)
        .map(former -> "the failback gives it " + words(former) + " again, as its tag says")
        .orElseGet(() -> byHand(SecurityGroups.fromFact(facts.get(EARLIER_GROUPS))));
  }

  private String byHand(Set<String> earlier) {
    return earlier.isEmpty()
        ? "before moving back give it its own security groups again instead of " + closedGroup
        : "before moving back give it %s again".formatted(words(earlier));
  }

  private void refuseUnlessOurs(Set<String> earlier, Set<String> now) {
    if (earlier.isEmpty()) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "this run did not close %s, so the groups it had before are not known; set them by hand"
              .formatted(database));
    }
    if (!now.equals(closed())) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s has security groups %s which this run did not set; nothing was changed"
              .formatted(database, words(now)));
    }
  }

  private Set<String> closed() {
    return Set.of(closedGroup);
  }

  private String place() {
    return groups.door().region().name();
  }
}
