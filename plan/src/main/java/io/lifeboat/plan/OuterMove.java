package io.lifeboat.plan;

import java.util.Optional;

/**
 * The move that an own step is part of.
 *
 * @param procedure failover or failback
 */
public record OuterMove(RecoveryPlan plan, String procedure, Region from, Region to, Mode mode) {
  /** The region that is meant; where the application moves to when none is given. */
  Region in(Optional<String> place) {
    return Region.of(say(place.orElse("{to}")));
  }

  /** Fills in {from}, {to} and {application}. */
  String say(String text) {
    return plan.said(text, from, to);
  }
}
