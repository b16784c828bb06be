package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.workflows.Commands;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.Sentences;
import java.util.List;
import java.util.Locale;

/** A monitor as Markdown for the Temporal UI: readable without any tool of Lifeboat's. */
final class MonitorDetails {
  private static final int SHOWN = 10;

  private MonitorDetails() {}

  static String of(MonitorRecord record) {
    StringBuilder page = new StringBuilder();
    page.append(record.sentence()).append("\n\n| region | state | |\n|:--|:--|:--|\n");
    record.regions().forEach(region -> page.append(row(region)));
    page.append("\n**").append(Sentences.capital(record.ifLost())).append(".**\n");
    page.append("\nLooks from: ");
    page.append(
        String.join(
            ", ",
            record.vantagePoints().stream()
                .map(point -> point.name() + (point.seeing() ? "" : " (nobody looks from there)"))
                .toList()));
    page.append("\n\n").append(decisions(record.decisions()));
    if (record.stopped().isEmpty()) {
      page.append(orders(record));
    }
    return page.toString();
  }

  private static String row(RegionHealth region) {
    return "| %s\u00a0\u00a0\u00a0 | %s\u00a0\u00a0\u00a0 | %s |\n"
        .formatted(
            region.region(),
            region.state().name().toLowerCase(Locale.ROOT),
            region.sentence().replace("|", "\\|"));
  }

  private static String decisions(List<Decision> all) {
    if (all.isEmpty()) {
      return "Nothing has had to be decided yet.\n";
    }
    StringBuilder lines = new StringBuilder("**Decided, the newest first**\n\n");
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - SHOWN); i--) {
      Decision one = all.get(i);
      lines.append("- ").append(Sentences.time(one.at())).append(' ');
      lines.append(one.sentence()).append('\n');
    }
    return lines.toString();
  }

  private static String orders(MonitorRecord record) {
    String name = record.hold().isPresent() ? "release" : "hold";
    return "\nTo %s it:\n%s`stop` and `force` take the same input.\n"
        .formatted(name, Commands.signal(record.monitor(), name, new Order("your name", "why")));
  }
}
