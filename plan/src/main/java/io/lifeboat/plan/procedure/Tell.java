package io.lifeboat.plan.procedure;

import io.lifeboat.plan.step.NotifySns;
import java.util.List;

/** Telling people: a message that does not get through never holds a recovery up. */
final class Tell {
  private Tell() {}

  static void everybodyThatItBegins(Draft draft, Move move) {
    tell(draft, move, "started", "{application}: moving from {from} to {to}", List.of());
  }

  static void everybodyThatItIsDone(Draft draft, Move move) {
    tell(draft, move, "recovered", "{application}: result of the move to {to}", Users.moved(draft));
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
}
