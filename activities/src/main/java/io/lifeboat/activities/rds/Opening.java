package io.lifeboat.activities.rds;

import static io.lifeboat.activities.rds.SecurityGroups.words;

import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives a fenced database, cluster or instance, the security groups again that the fence's tag
 * names, sees them on it, and removes the tag.
 *
 * @param database the plan's name of the database
 */
public record Opening(String database, SecurityGroups groups) {
  private static final String CLOSED = "closed-security-groups";
  private static final String OPENED = "opened-security-groups";

  /**
   * Whether a fence's tag says that it is to be opened.
   *
   * @param whyNot why it must stay closed; asked only where a fence has closed it
   */
  public Inspection judge(Guarded found, Supplier<Optional<String>> whyNot) {
    Optional<Set<String>> former = SecurityGroups.former(found);
    if (former.isEmpty()) {
      return withoutTag(found);
    }
    Optional<String> reason = whyNot.get();
    if (reason.isPresent()) {
      return Inspection.impossible(reason.get());
    }
    boolean isOpen = found.securityGroups().equals(former.get());
    Map<String, String> facts =
        isOpen
            ? Map.of()
            : Map.of(
                CLOSED, SecurityGroups.fact(found.securityGroups()),
                OPENED, SecurityGroups.fact(former.get()));
    return Inspection.ready(
        isOpen
            ? "%s in %s has %s again; the fence's tag is still on it"
                .formatted(database, place(), words(former.get()))
            : "%s in %s is closed by %s; its tag %s names %s"
                .formatted(
                    database,
                    place(),
                    words(found.securityGroups()),
                    SecurityGroups.FORMER,
                    words(former.get())),
        facts);
  }

  private Inspection withoutTag(Guarded found) {
    String sentence =
        "%s in %s carries no tag %s, so no fence closed it; its security groups are %s"
            .formatted(database, place(), SecurityGroups.FORMER, words(found.securityGroups()));
    return found.isChangingGroups()
        ? Inspection.inProgress(sentence + ", not yet in force", Map.of())
        : Inspection.alreadyDone(sentence, Map.of());
  }

  /** Asks AWS to open what was found closed. */
  public Outcome open(Inspection fenced) {
    Guarded found = groups.door().read();
    Set<String> former = SecurityGroups.former(found).orElseGet(found::securityGroups);
    if (!found.securityGroups().equals(former)) {
      groups.door().put(former);
    }
    // Without the tag nobody could open it: it goes only when AWS shows the groups on it.
    Guarded after = groups.door().read();
    if (!after.securityGroups().equals(former)) {
      throw new TryAgain("%s does not show its groups yet".formatted(after.id()));
    }
    groups.removeFormer(after);
    return new Outcome(
        "asked to give %s in %s its security groups %s again"
            .formatted(database, place(), words(former)),
        fenced.facts());
  }

  /** Waits until it is open. */
  public Outcome confirm(Map<String, String> facts) {
    Set<String> wanted = SecurityGroups.fromFact(facts.get(OPENED));
    Set<String> last = wanted.isEmpty() ? groups.door().read().securityGroups() : wanted;
    groups.await(last, "opening " + database);
    return Outcome.of(
        "%s in %s is open again: its security groups are %s"
            .formatted(database, place(), words(last)));
  }

  /** Whether this run opened it, so that there is something to close again. */
  public static boolean isToBeClosedAgain(Map<String, String> facts) {
    return !SecurityGroups.fromFact(facts.get(CLOSED)).isEmpty();
  }

  /** Closes it again as the fence had. */
  public Outcome revert(Map<String, String> facts) {
    Set<String> closed = SecurityGroups.fromFact(facts.get(CLOSED));
    Set<String> opened = SecurityGroups.fromFact(facts.get(OPENED));
    Guarded now = groups.door().read();
    refuseUnlessOurs(now.securityGroups(), closed, opened);
    if (now.tag(SecurityGroups.FORMER).isEmpty()) {
      groups.writeFormer(now, opened);
    }
    if (!now.securityGroups().equals(closed)) {
      groups.door().put(closed);
    }
    groups.await(closed, "closing " + database);
    return Outcome.of(
        "%s in %s is closed again: its only security groups are %s"
            .formatted(database, place(), words(closed)));
  }

  private void refuseUnlessOurs(Set<String> now, Set<String> closed, Set<String> opened) {
    if (!now.equals(opened) && !now.equals(closed)) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s has security groups %s which this run did not set; nothing was changed"
              .formatted(database, words(now)));
    }
  }

  private String place() {
    return groups.door().region().name();
  }
}
