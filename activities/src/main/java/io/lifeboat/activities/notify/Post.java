package io.lifeboat.activities.notify;

import io.lifeboat.activities.Pace;
import io.lifeboat.activities.http.Http;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One message by POST, sent until it is known what became of it.
 *
 * @param repeatable whether the other side knows the message again, so that it may be sent twice
 */
record Post(Http http, Telling telling, boolean repeatable, Watch watch) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Within the minute that a message may take, so that the failure has its own sentence. */
  private static final Duration LONGEST = Duration.ofSeconds(40);

  /** Refused before anything was done: too many at once, or not at home. */
  private static final Set<Integer> NOT_TAKEN = Set.of(429, 503);

  /**
   * The answer; empty when the message may be out and must not be sent again.
   *
   * @param request made anew for each try, for its signature holds the time
   */
  Optional<Http.Answer> send(Supplier<Http.Request> request) {
    Pace pace = new Pace(watch, Duration.ofSeconds(1), Duration.ofSeconds(5));
    for (; ; ) {
      String why;
      try {
        Http.Request now = request.get();
        Http.Answer answer = http.send(now, PATIENCE);
        if (!isPassing(answer.status())) {
          return Optional.of(answer);
        }
        if (!repeatable && !NOT_TAKEN.contains(answer.status())) {
          return Optional.empty();
        }
        why = now.url().getHost() + " answered " + answer.status();
      } catch (Http.Silence silence) {
        if (silence.mayHaveArrived() && !repeatable) {
          return Optional.empty();
        }
        why = silence.getMessage();
      }
      if (pace.waited().compareTo(LONGEST) > 0) {
        throw telling.givenUp(why, pace.waited());
      }
      watch.report(why + "; it is tried again");
      pace.pause();
    }
  }

  private static boolean isPassing(int status) {
    return NOT_TAKEN.contains(status) || status >= 500;
  }
}
