package io.lifeboat.workflows;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.run.UsersSeen;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What users saw during the run, from what its companions found. */
final class Users {
  private Users() {}

  static Optional<UsersSeen> seen(Run run) {
    List<Map<String, String>> found =
        run.board().companions().stream()
            .map(StepTrack::facts)
            .filter(facts -> facts.containsKey(Facts.USERS_ASKED))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new UsersSeen(
            sum(found, Facts.USERS_ASKED),
            sum(found, Facts.USERS_FAILED),
            times(found, Facts.USERS_FIRST_BAD_AT).min(Comparator.naturalOrder()),
            times(found, Facts.USERS_GOOD_AGAIN_AT).max(Comparator.naturalOrder())));
  }

  private static long sum(List<Map<String, String>> found, String fact) {
    return found.stream().mapToLong(facts -> number(facts.getOrDefault(fact, "0"))).sum();
  }

  private static long number(String text) {
    return text.chars().allMatch(Character::isDigit) && !text.isEmpty() ? Long.parseLong(text) : 0;
  }

  private static Stream<Instant> times(List<Map<String, String>> found, String fact) {
    return found.stream().flatMap(facts -> Times.instant(facts.get(fact)).stream());
  }
}
