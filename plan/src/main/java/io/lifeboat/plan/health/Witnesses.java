package io.lifeboat.plan.health;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who was asked, and who has a vote.
 *
 * @param all the views as they came
 * @param seeing those that count, as far as they do
 */
record Witnesses(Collection<View> all, List<View> seeing, int votes) {

  boolean areTooFew() {
    return seeing.size() < votes;
  }

  /** Where there is one alone it goes without saying who sees it. */
  boolean areSeveral() {
    return all.size() > 1;
  }

  /** Why nothing is known. */
  String shortage() {
    String wanted = votes == 1 ? "" : ", and %d must agree".formatted(votes);
    return all.isEmpty()
        ? "nobody has looked" + wanted
        : all.size() == 1 && votes == 1
            ? "nothing answers in any region, or the last look is too old: that may be the observer's own failure"
            : "%d of %d vantage points see%s%s%s"
                .formatted(
                    seeing.size(), all.size(), seeing.size() == 1 ? "s" : "", wanted, silent());
  }

  private String silent() {
    Optional<String> names =
        Optional.of(
                all.stream()
                    .map(View::vantage)
                    .filter(name -> seeing.stream().noneMatch(v -> v.vantage().equals(name)))
                    .sorted()
                    .collect(Collectors.joining(", ")))
            .filter(text -> !text.isEmpty());
    return names.map(text -> " (blind or silent: " + text + ")").orElse("");
  }
}
