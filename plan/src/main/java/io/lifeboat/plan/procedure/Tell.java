package io.lifeboat.plan.procedure;

import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.NotifySns;
import java.util.ArrayList;
import java.util.List;

/** Telling people: a message that does not get through never holds a recovery up. */
final class Tell {
  private Tell() {}

  static void everybodyThatItBegins(Draft draft, Move move) {
    tell(draft, move, "started", "{application}: moving from {from} to {to}", List.of());
  }

  static void everybodyThatItIsDone(Draft draft, Move move) {
    tell(draft, move, "recovered", "{application}: result of the move to {to}", last(draft));
  }

  private static void tell(
      Draft draft, Move move, String which, String subject, List<String> needs) {
    for (String channel : move.plan().channels().keySet()) {
      NotifySns message = message(move, channel, subject);
      draft.add("tell-" + channel + "-" + which, message, needs, OnFailure.CONTINUE);
    }
  }

  /** Sent from the region that the application moves to: the other one may be gone. */
  static NotifySns message(Move move, String channel, String subject) {
    String topic = move.plan().channels().get(channel).topicIn(move.to());
    return new NotifySns(channel, Topics.regionOf(topic, move.to()), topic, move.say(subject));
  }

  private static List<String> last(Draft draft) {
    if (draft.has(Users.FROM_OUTSIDE)) {
      return List.of(Users.FROM_OUTSIDE);
    }
    List<String> flips = new ArrayList<>(draft.idsOf(FlipRoute53.class));
    flips.addAll(draft.idsOf(InvertHealthCheck.class));
    return flips.isEmpty() ? Users.fit(draft) : flips;
  }
}
