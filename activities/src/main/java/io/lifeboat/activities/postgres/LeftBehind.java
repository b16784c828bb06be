package io.lifeboat.activities.postgres;

import io.lifeboat.activities.postgres.Alignment.Aligned;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.step.ReversePostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people have to judge after an old source was brought in line. */
final class LeftBehind {
  private LeftBehind() {}

  static Map<String, String> facts(
      ReversePostgres step, Optional<Undelivered> undelivered, List<Aligned> aligned) {
    List<String> sentences = new ArrayList<>();
    String kept = Realignment.kept(aligned);
    if (!kept.isEmpty()) {
      sentences.add(rows(step, undelivered.isPresent(), kept));
    }
    long deletions = undelivered.map(Undelivered::deletions).orElse(0L);
    if (deletions > 0) {
      sentences.add(
          "%d of the changes that never left %s deleted a row: those rows are there again"
              .formatted(deletions, step.from()));
    }
    return sentences.isEmpty() ? Map.of() : Map.of(Facts.LEFT_TO_DO, String.join("; ", sentences));
  }

  private static String rows(ReversePostgres step, boolean isKnown, String kept) {
    return ("look at %s that %s: they stand in table %s of %s (as they were there, and what %s has"
            + " instead); put back what is missing, then drop the table")
        .formatted(
            kept,
            isKnown
                ? step.from() + " had not sent before it was left"
                : "%s had otherwise than %s, and it is not known which were never sent"
                    .formatted(step.from(), step.to()),
            Aside.TABLE,
            step.source().host(),
            step.to());
  }
}
