package io.lifeboat.activities.checks;

import io.lifeboat.plan.health.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a look sees of a thing part by part; the worst part says how the whole is. */
public final class Parts {
  private final List<Seen> all = new ArrayList<>();

  /** One part that is as it should be. */
  public Parts good(String sentence) {
    return add(Sight.GOOD, sentence);
  }

  /** One part, however it is. */
  public Parts add(Sight sight, String sentence) {
    all.add(new Seen(sight, sentence, Map.of()));
    return this;
  }

  /** One part with its figure: worn when it is above a limit. */
  public Parts figure(String name, double value, double limit, String sentence, String unit) {
    boolean above = value > limit;
    all.add(
        new Seen(
            above ? Sight.WORN : Sight.GOOD,
            above ? "%s, more than %s%s".formatted(sentence, plain(limit), unit) : sentence,
            Map.of(name, value)));
    return this;
  }

  /** A figure that has no limit. */
  public Parts figure(String name, double value) {
    all.add(new Seen(Sight.GOOD, "", Map.of(name, value)));
    return this;
  }

  /** The whole: its troubles when there are any, the worst first, else everything. */
  public Seen seen() {
    Sight worst = all.stream().map(Seen::sight).max(Sight::compareTo).orElse(Sight.GOOD);
    Map<String, Double> figures = new TreeMap<>();
    all.forEach(part -> figures.putAll(part.figures()));
    String sentence =
        all.stream()
            .filter(part -> !part.sentence().isEmpty())
            .filter(part -> worst == Sight.GOOD || part.sight() != Sight.GOOD)
            .sorted((one, other) -> other.sight().compareTo(one.sight()))
            .map(Seen::sentence)
            .collect(Collectors.joining(", "));
    return new Seen(worst, sentence, figures);
  }

  /** {@code 80}, {@code 2.5}. */
  public static String plain(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
