package io.lifeboat.worker.intake;

import io.lifeboat.workflows.events.QueueRound;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reading tells with each heartbeat, so that the next one goes on counting from there. */
final class RoundText {
  private static final Pattern TEXT =
      Pattern.compile("(\\d+) received, (\\d+) begun, (\\d+) duplicates, (\\d+) put aside");

  private RoundText() {}

  static String of(QueueRound round) {
    return "%d received, %d begun, %d duplicates, %d put aside"
        .formatted(round.received(), round.begun(), round.duplicates(), round.deadLetters());
  }

  static QueueRound read(String text) {
    Matcher found = TEXT.matcher(text);
    return found.matches()
        ? new QueueRound(
            Long.parseLong(found.group(1)),
            Long.parseLong(found.group(2)),
            Long.parseLong(found.group(3)),
            Long.parseLong(found.group(4)))
        : QueueRound.NOTHING;
  }
}
