package io.lifeboat.activities.health;

import io.lifeboat.activities.Figures;
import io.lifeboat.plan.action.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What users saw so far.
 *
 * @param failed questions without a good answer
 * @param firstBadAt when the first of them was asked
 * @param goodAgainAt when all probes first answered well after the last of them
 */
record UsersCount(
    long asked, long failed, Optional<Instant> firstBadAt, Optional<Instant> goodAgainAt) {
  private static final Pattern WORDS =
      Pattern.compile(
          "asked (\\d+) times, (\\d+) without a good answer"
              + "(?:, first at ([0-9TZ:.-]+))?(?:, good again at ([0-9TZ:.-]+))?");

  static UsersCount none() {
    return new UsersCount(0, 0, Optional.empty(), Optional.empty());
  }

  /** What {@link #words} said; empty when the text is another one. */
  static Optional<UsersCount> parse(String words) {
    return Optional.of(WORDS.matcher(words))
        .filter(Matcher::matches)
        .map(
            found ->
                new UsersCount(
                    Long.parseLong(found.group(1)),
                    Long.parseLong(found.group(2)),
                    Optional.ofNullable(found.group(3)).map(Instant::parse),
                    Optional.ofNullable(found.group(4)).map(Instant::parse)));
  }

  UsersCount after(Round round, Instant askedAt) {
    long bad = round.replies().keySet().stream().filter(probe -> !round.isGood(probe)).count();
    return new UsersCount(
        asked + round.replies().size(),
        failed + bad,
        firstBadAt.or(() -> Optional.of(askedAt).filter(time -> bad > 0)),
        bad > 0 ? Optional.empty() : goodAgainAt.or(() -> firstBadAt.map(since -> round.at())));
  }

  String words() {
    return "asked %d times, %d without a good answer".formatted(asked, failed)
        + firstBadAt.map(time -> ", first at " + time).orElse("")
        + goodAgainAt.map(time -> ", good again at " + time).orElse("");
  }

  /** What is told at the end. */
  String sentence() {
    return failed == 0
        ? "users were asked for %d times and always had a good answer".formatted(asked)
        : "users were asked for %d times and had no good answer %s%s"
            .formatted(
                asked,
                failed == 1 ? "once" : failed + " times",
                firstBadAt.map(this::downtime).orElse(""));
  }

  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    facts.put(Facts.USERS_ASKED, String.valueOf(asked));
    facts.put(Facts.USERS_FAILED, String.valueOf(failed));
    firstBadAt.ifPresent(time -> facts.put(Facts.USERS_FIRST_BAD_AT, time.toString()));
    goodAgainAt.ifPresent(time -> facts.put(Facts.USERS_GOOD_AGAIN_AT, time.toString()));
    return facts;
  }

  private String downtime(Instant bad) {
    return goodAgainAt
        .map(
            good ->
                ", the first at %s and all good again %s later"
                    .formatted(
                        bad.truncatedTo(ChronoUnit.SECONDS),
                        Figures.time(Duration.between(bad, good))))
        .orElse(
            ", the first at %s, and not all are good again"
                .formatted(bad.truncatedTo(ChronoUnit.SECONDS)));
  }
}
