package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.UsersSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What users saw, in sentences. */
final class UsersStory {
  private UsersStory() {}

  static List<String> of(RunRecord run) {
    return run.users()
        .map(UsersStory::seen)
        .orElse(List.of("Not measured: nobody asked from outside during this run."));
  }

  private static List<String> seen(UsersSeen users) {
    List<String> lines = new ArrayList<>();
    lines.add(asked(users));
    users.firstBadAt().ifPresent(bad -> lines.add(bad(users)));
    return lines;
  }

  private static String asked(UsersSeen users) {
    if (users.asked() == 0) {
      return "No question was asked from outside.";
    }
    if (users.failed() == 0) {
      return "%d questions were asked from outside; every one had a good answer."
          .formatted(users.asked());
    }
    return String.format(
        Locale.ROOT,
        "%d questions were asked from outside; %d had no good answer (%.1f %%).",
        users.asked(),
        users.failed(),
        100.0 * users.failed() / users.asked());
  }

  private static String bad(UsersSeen users) {
    String first = "The first bad answer came at " + Words.clock(users.firstBadAt().get()) + " UTC";
    return users
        .goodAgainAt()
        .map(
            good ->
                "%s; answers were good again at %s UTC: %s without service as users saw it."
                    .formatted(first, Words.clock(good), Words.of(users.downtime().orElseThrow())))
        .orElse(first + "; no good answer was seen after it.");
  }
}
