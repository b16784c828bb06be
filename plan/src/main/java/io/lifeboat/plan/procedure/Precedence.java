package io.lifeboat.plan.procedure;

import static io.lifeboat.plan.step.Role.COMPARE;
import static io.lifeboat.plan.step.Role.CONFIGURE;
import static io.lifeboat.plan.step.Role.CONSUME;
import static io.lifeboat.plan.step.Role.FENCE;
import static io.lifeboat.plan.step.Role.FIT;
import static io.lifeboat.plan.step.Role.HOLD;
import static io.lifeboat.plan.step.Role.PROMOTE;
import static io.lifeboat.plan.step.Role.SEEN;
import static io.lifeboat.plan.step.Role.SEQUENCES;
import static io.lifeboat.plan.step.Role.SERVE;
import static io.lifeboat.plan.step.Role.SETTLE;
import static io.lifeboat.plan.step.Role.TRAFFIC;
import static io.lifeboat.plan.step.Role.WARM;

import io.lifeboat.plan.step.Role;
import io.lifeboat.plan.step.Step;
import java.util.List;

/**
 * What must come before what in every move. Procedures are ordered by this table, and a plan whose
 * owner orders them otherwise is told the sentence.
 *
 * @param name what it is called, such as {@code lag-before-promotion}
 * @param sentence what the user sees when it is broken; takes the later step's id, then the earlier
 *     one's
 */
public record Precedence(String name, Role earlier, Role later, String sentence) {
  public static final List<Precedence> TABLE =
      List.of(
          new Precedence(
              "lag-before-promotion",
              HOLD,
              PROMOTE,
              "'%s' would promote before '%s' has held the lag against the RPO, so more could be"
                  + " lost than the objective allows."),
          new Precedence(
              "fence-before-promotion",
              FENCE,
              PROMOTE,
              "'%s' would promote before '%s' has stopped the old writers, so two regions could"
                  + " write at once."),
          new Precedence(
              "stop-before-start",
              FENCE,
              CONSUME,
              "'%s' would start work before '%s' has stopped it in the region that is left, so the"
                  + " same work could be done twice."),
          new Precedence(
              "promotion-before-consumers",
              PROMOTE,
              CONSUME,
              "'%s' would start work before '%s' has made the data writable that it writes."),
          new Precedence(
              "services-before-consumers",
              SERVE,
              CONSUME,
              "'%s' would start work before '%s' has brought up what does it."),
          new Precedence(
              "configuration-before-services",
              CONFIGURE,
              SERVE,
              "'%s' would start services before '%s' has seen to what they read when they start."),
          new Precedence(
              "configuration-before-flip",
              CONFIGURE,
              TRAFFIC,
              "'%s' would send users over before '%s' has seen to what services read."),
          new Precedence(
              "promotion-before-sequences",
              PROMOTE,
              SEQUENCES,
              "'%s' would carry numbers over before '%s' has made the data writable."),
          new Precedence(
              "promotion-before-comparison",
              PROMOTE,
              COMPARE,
              "'%s' would compare before '%s' has ended replication, and find what is only late."),
          new Precedence(
              "promotion-before-warm-up",
              PROMOTE,
              WARM,
              "'%s' would warm what '%s' makes cold again."),
          new Precedence(
              "lag-before-flip",
              HOLD,
              TRAFFIC,
              "'%s' would send users over before '%s' has held the lag against the RPO, so they"
                  + " could miss more of their data than the objective allows."),
          new Precedence(
              "promotion-before-flip",
              PROMOTE,
              TRAFFIC,
              "'%s' would send users over before '%s' has made the region's database writable."),
          new Precedence(
              "sequences-before-flip",
              SEQUENCES,
              TRAFFIC,
              "'%s' would let users write before '%s' has carried numbers over, so new rows could"
                  + " bear old ones."),
          new Precedence(
              "schema-before-flip",
              COMPARE,
              TRAFFIC,
              "'%s' would send users over before '%s' has seen that their data are as they were."),
          new Precedence(
              "warm-up-before-flip",
              WARM,
              TRAFFIC,
              "'%s' would send users over before '%s' has warmed what they ask for."),
          new Precedence(
              "scale-before-flip",
              SERVE,
              TRAFFIC,
              "'%s' would send users over before '%s' has brought enough tasks up."),
          new Precedence(
              "validation-before-flip",
              FIT,
              TRAFFIC,
              "'%s' would send users over before '%s' has seen that the region is healthy."),
          new Precedence(
              "flip-before-outside",
              TRAFFIC,
              SEEN,
              "'%s' would look from outside before '%s' has sent users over."),
          new Precedence(
              "flip-before-settling",
              TRAFFIC,
              SETTLE,
              "'%s' would take away what users need before '%s' has sent them elsewhere."),
          new Precedence(
              "outside-before-settling",
              SEEN,
              SETTLE,
              "'%s' would take away what users need before '%s' has seen that they are served"
                  + " elsewhere."));

  /** Whether one step must come before the other: by their roles, when they concern the same. */
  public boolean orders(Step before, Step after) {
    return before.role() == earlier && after.role() == later && concernsTheSame(before, after);
  }

  /** Lets each step of a draft wait for those that must come before it and do not yet. */
  static void order(Draft draft) {
    for (Precedence row : TABLE) {
      List<String> before = draft.idsOf(row.earlier);
      draft.idsOf(row.later).forEach(after -> row.order(draft, before, after));
    }
  }

  private void order(Draft draft, List<String> before, String after) {
    for (String need : before) {
      if (orders(draft.get(need).step(), draft.get(after).step()) && !draft.isAfter(after, need)) {
        draft.addNeed(after, need);
      }
    }
  }

  private static boolean concernsTheSame(Step one, Step other) {
    return one.about().isEmpty() || other.about().isEmpty() || one.about().equals(other.about());
  }
}
