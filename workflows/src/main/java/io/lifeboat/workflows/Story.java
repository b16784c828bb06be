package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunEvent;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;

/** What happened, line by line, numbered without gaps. */
final class Story {
  static final String RUN = "run";
  static final String LIFEBOAT = "lifeboat";

  /** Begins the sentence of an order that did not fit. */
  static final String REFUSED = "refused to ";

  /** So that a flood of orders cannot make the record too large to be handed over. */
  private static final int MOST = 2_000;

  private static final Logger log = Workflow.getLogger(Story.class);

  private final List<RunEvent> events = new ArrayList<>();

  void tell(String subject, String who, String sentence) {
    if (isSaidAlready(subject, who, sentence)) {
      return;
    }
    if (events.size() < MOST) {
      events.add(new RunEvent(events.size() + 1, Clock.now(), subject, who, sentence));
    }
    log.info("{}: {}", subject, sentence);
  }

  /** Some actions find the effect just where they asked for it, and say the same twice. */
  private boolean isSaidAlready(String subject, String who, String sentence) {
    return who.equals(LIFEBOAT)
        && events.stream()
            .filter(event -> event.subject().equals(subject))
            .reduce((earlier, later) -> later)
            .filter(last -> last.who().equals(who) && last.sentence().equals(sentence))
            .isPresent();
  }

  List<RunEvent> events() {
    return List.copyOf(events);
  }
}
