package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Notice;
import io.lifeboat.plan.Notice.Occasion;
import io.lifeboat.plan.StepChange;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * Telling people: a message that does not get through never holds a recovery up. That a region is
 * left by force wakes people; that it is left as planned is a warning, how it ends is news.
 */
final class Tell {
  private Tell() {}

  static void everybodyThatItBegins(Draft draft, Move move) {
    Urgency urgency = move.isForced() ? Urgency.PAGE : Urgency.MAIL;
    Notice notice =
        notice(Occasion.BEGINS, urgency, move, "{application}: moving from {from} to {to}");
    move.plan()
        .channels()
        .forEach(
            (name, channel) -> {
              if (channel.takes(urgency)) {
                add(draft, begun(name), channel.telling(name, move.to(), notice), List.of());
              }
            });
  }

  static void everybodyThatItIsDone(Draft draft, Move move) {
    Notice notice =
        notice(Occasion.ENDS, Urgency.NEWS, move, "{application}: result of the move to {to}");
    List<String> moved = Users.moved(draft);
    move.plan()
        .channels()
        .forEach(
            (name, channel) -> {
              boolean isOpen = channel.keepsOpen() && draft.has(begun(name));
              if (isOpen || channel.takes(Urgency.NEWS)) {
                Step message = channel.telling(name, move.to(), notice);
                add(draft, done(name), message, moved);
              }
            });
  }

  /** Something that the plan's owner wants told; it begins and ends nothing of the run's. */
  static Step own(Move move, String id, StepChange change) {
    String name = change.channel().orElseThrow();
    Urgency urgency = change.urgency().orElse(Urgency.MAIL);
    String told = move.say(change.subject().orElse("{application}: " + id));
    return move.plan()
        .channels()
        .get(name)
        .telling(name, move.to(), new Notice(Occasion.BEGINS, urgency, told, Optional.of(id)));
  }

  static String begun(String channel) {
    return "tell-" + channel + "-started";
  }

  static String done(String channel) {
    return "tell-" + channel + "-recovered";
  }

  private static Notice notice(Occasion occasion, Urgency urgency, Move move, String subject) {
    return new Notice(occasion, urgency, move.say(subject), Optional.empty());
  }

  /** Sent from the region that the application moves to: the other one may be gone. */
  private static void add(Draft draft, String id, Step message, List<String> needs) {
    draft.add(id, message, needs, OnFailure.CONTINUE);
  }
}
