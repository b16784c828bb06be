package io.lifeboat.starter.health;

import io.lifeboat.plan.health.Finding;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.health.View;
import io.lifeboat.report.Words;
import io.lifeboat.starter.terminal.Style;
import io.lifeboat.starter.view.Lines;
import io.lifeboat.workflows.monitor.HealthRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A look at an application for people: a block for each region, with its state, its sentence, and
 * what was looked at.
 *
 * @param columns how wide it may be
 */
record HealthBlock(Style style, int columns) {
  private static final String INDENT = "  ";

  List<String> lines(HealthRecord record) {
    List<String> lines = new ArrayList<>();
    lines.add(style.bold(record.application()) + heading(record));
    if (!record.missing().isEmpty()) {
      lines.add(
          style.attention(
              "nobody answers at %s: is its worker there?"
                  .formatted(String.join(", ", record.missing()))));
    }
    for (RegionHealth health : record.regions()) {
      lines.add("");
      lines.addAll(region(record, health));
    }
    return lines;
  }

  private static String heading(HealthRecord record) {
    String from =
        record.views().size() < 2
            ? ""
            : " from "
                + record.views().stream().map(View::vantage).collect(Collectors.joining(", "));
    return ", looked at %s%s".formatted(Words.date(record.at()), from);
  }

  private List<String> region(HealthRecord record, RegionHealth health) {
    List<String> lines = new ArrayList<>();
    String role = health.region().equals(record.serving()) ? "users are here" : "stands by";
    lines.add(
        "%s  %s  %s"
            .formatted(style.bold(health.region().name()), state(health.state()), style.dim(role)));
    String sentence = health.sentence().substring(health.sentence().indexOf(": ") + 2);
    Lines.wrap(sentence, columns - INDENT.length()).forEach(line -> lines.add(INDENT + line));
    List<Finding> findings =
        record.findings().stream().filter(f -> f.region().equals(health.region())).toList();
    int width = findings.stream().mapToInt(f -> f.check().length()).max().orElse(0);
    findings.forEach(finding -> lines.addAll(check(finding, width)));
    return lines;
  }

  private List<String> check(Finding finding, int width) {
    List<String> lines = new ArrayList<>();
    int indent = INDENT.length() * 2 + 2 + width + 2;
    List<String> words = Lines.wrap(finding.sentence(), Math.max(20, columns - indent));
    lines.add(
        INDENT
            + INDENT
            + sign(finding.sight())
            + " "
            + finding.check()
            + " ".repeat(width - finding.check().length() + 2)
            + paint(finding.sight(), words.get(0)));
    words.stream()
        .skip(1)
        .forEach(word -> lines.add(" ".repeat(indent) + paint(finding.sight(), word)));
    return lines;
  }

  private String state(HealthState state) {
    String word = state.name().toUpperCase(Locale.ROOT);
    return switch (state) {
      case HEALTHY -> style.good(word);
      case DEGRADED, UNKNOWN -> style.attention(word);
      case IMPAIRED, DOWN -> style.bad(word);
    };
  }

  private String sign(Sight sight) {
    return switch (sight) {
      case GOOD -> style.good(style.sign("✓", "+"));
      case WORN -> style.attention("!");
      case BAD -> style.bad(style.sign("✗", "x"));
      case UNSEEN -> style.dim("?");
    };
  }

  private String paint(Sight sight, String text) {
    return switch (sight) {
      case GOOD -> text;
      case WORN -> style.attention(text);
      case BAD -> style.bad(text);
      case UNSEEN -> style.dim(text);
    };
  }
}
