package io.lifeboat.plan.rules;

import static io.lifeboat.plan.rules.OrderRules.first;
import static io.lifeboat.plan.rules.OrderRules.isFlip;

import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.plan.step.ShiftRoute53;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WatchHealth;
import java.util.List;

/** What must come before what on the way home, beside what holds on every way. */
final class HomecomingRules {
  static final List<Rule> TABLE =
      List.of(
          first(
              "rejoin-before-open",
              "'%s' would let writers in before '%s' has made the region a replica, so two regions"
                  + " could be written to.",
              (before, after) ->
                  before instanceof RejoinAurora
                      && (after instanceof OpenEcs
                          || after instanceof OpenAurora
                              && ((RejoinAurora) before)
                                  .database()
                                  .equals(((OpenAurora) after).database()))),
          first(
              "open-before-services",
              "'%s' would let services run before '%s' has let them in to their database.",
              (before, after) -> before instanceof OpenAurora && after instanceof OpenEcs),
          first(
              "catch-up-before-promotion",
              "'%s' would promote before '%s' has seen that the region has caught up.",
              (before, after) ->
                  before instanceof CatchUpAurora
                      && after instanceof PromoteAurora
                      && ((CatchUpAurora) before)
                          .database()
                          .equals(((PromoteAurora) after).database())),
          first(
              "open-before-promotion",
              "'%s' would make a database the writer before '%s' has lifted its fence.",
              (before, after) ->
                  before instanceof OpenAurora
                      && after instanceof PromoteAurora
                      && ((OpenAurora) before)
                          .database()
                          .equals(((PromoteAurora) after).database())),
          first(
              "canary-before-watch",
              "'%s' would watch before '%s' has sent any users.",
              (before, after) -> isCanary(before) && after instanceof WatchHealth),
          first(
              "watch-before-the-rest",
              "'%s' would send the rest of the users before '%s' has watched the first ones.",
              (before, after) ->
                  before instanceof WatchHealth && isFlip(after) && !isCanary(after)),
          first(
              "canary-before-the-rest",
              "'%s' would send the rest of the users before '%s' has sent the first ones.",
              (before, after) -> isCanary(before) && isFlip(after) && !isCanary(after)));

  private HomecomingRules() {}

  private static boolean isCanary(Step step) {
    return step instanceof ShiftRoute53 && ((ShiftRoute53) step).percent() < 100;
  }
}
