package io.lifeboat.simulator.admin;

import io.lifeboat.simulator.Answer;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.gateway.Holds;
import io.lifeboat.simulator.gateway.wire.ServiceShape;
import io.lifeboat.simulator.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages that only show. */
final class Looks {
  private static final int RECENT = 5;

  private final SimulatedAws aws;
  private final World world;
  private final Holds holds;

  Looks(SimulatedAws aws, World world, Holds holds) {
    this.aws = aws;
    this.world = world;
    this.holds = holds;
  }

  /** What the overview says. */
  record Overview(
      Instant now,
      double speedUp,
      Map<String, String> regions,
      List<String> services,
      Map<String, List<String>> names,
      Map<String, String> degraded,
      int mutations,
      List<String> recent,
      List<String> warnings,
      List<String> holds) {}

  List<Route> routes() {
    return List.of(
        new Route("GET", "", "", List.of(), "What there is, and what is broken.", o -> overview()),
        new Route(
            "GET",
            "journal",
            "",
            List.of("after", "kind", "operation"),
            "Everything that took effect; after=N leaves out the first N, kind is one of "
                + Choices.of(JournalEntry.Kind.class)
                + ".",
            this::journal),
        new Route(
            "GET",
            "messages",
            "",
            List.of(),
            "What people were told: by SNS, by e-mail, and by hosts that take messages.",
            order -> Messages.told(aws)),
        new Route(
            "GET",
            "resolve",
            "NAME",
            List.of("type", "region"),
            "What Route 53's servers answer now, for somebody near a region.",
            this::resolve));
  }

  private AdminReply overview() {
    Overview overview =
        new Overview(
            aws.clock().now(),
            aws.clock().speedUp(),
            regions(),
            aws.services().stream().map(type -> ServiceShape.of(type).name()).sorted().toList(),
            publicNames(),
            aws.faults().degraded(),
            aws.journal().mutations().size(),
            tail(aws.journal().entries()),
            aws.journal().warnings().stream().map(Looks::line).toList(),
            holds.all().stream().map(HoldOrders::line).toList());
    return AdminReply.of(text(overview), overview);
  }

  private Map<String, String> regions() {
    Map<String, String> states = new LinkedHashMap<>();
    for (String region : world.regions()) {
      states.put(
          region,
          aws.faults().dataPlane(region).map(l -> "lost: " + Choices.text(l)).orElse(api(region)));
    }
    states.putIfAbsent("us-east-1", api("us-east-1"));
    return states;
  }

  private String api(String region) {
    return aws.faults()
        .controlPlane(region)
        .map(loss -> "API lost: " + Choices.text(loss))
        .orElse("fine");
  }

  private Map<String, List<String>> publicNames() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    world.zones().stream()
        .flatMap(zone -> zone.records().stream())
        .forEach(
            r -> names.computeIfAbsent(r.name() + " " + r.type(), k -> values(r.name(), r.type())));
    return names;
  }

  private List<String> values(String name, String type) {
    return aws.zones().resolve(name, type, Optional.empty()).records().stream()
        .map(Answer.Record::value)
        .toList();
  }

  private AdminReply journal(Order order) {
    int after = order.text("after").isEmpty() ? 0 : order.count("after", 0);
    Optional<JournalEntry.Kind> kind =
        order.text("kind").map(text -> order.choice("kind", JournalEntry.Kind.class, null));
    List<JournalEntry> entries =
        aws.journal().entries().stream()
            .filter(entry -> entry.number() > after)
            .filter(entry -> kind.map(entry.kind()::equals).orElse(true))
            .filter(e -> order.text("operation").map(e.operation()::equalsIgnoreCase).orElse(true))
            .toList();
    return AdminReply.of(entries.isEmpty() ? "Nothing took effect yet." : lines(entries), entries);
  }

  private AdminReply resolve(Order order) {
    String type = order.text("type").orElse("A");
    Answer answer = aws.zones().resolve(order.target(), type, order.text("region"));
    String records =
        answer.records().stream()
            .map(r -> r.name() + " " + r.ttl() + " " + r.type() + " " + r.value())
            .collect(Collectors.joining("\n"));
    Map<String, Object> json = Map.of("code", answer.code(), "records", answer.records());
    return AdminReply.of(records.isEmpty() ? answer.code().toString() : records, json);
  }

  private static List<String> tail(List<JournalEntry> entries) {
    int from = Math.max(0, entries.size() - RECENT);
    return entries.subList(from, entries.size()).stream().map(Looks::line).toList();
  }

  private static String lines(List<JournalEntry> entries) {
    return entries.stream().map(Looks::line).collect(Collectors.joining("\n"));
  }

  private static String line(JournalEntry entry) {
    return "%4d %s %-9s %-14s %s: %s (%s)"
        .formatted(
            entry.number(),
            entry.at(),
            Choices.text(entry.kind()),
            entry.region(),
            entry.operation(),
            entry.sentence(),
            entry.caller());
  }

  private static String text(Overview overview) {
    StringBuilder text = new StringBuilder();
    text.append("Simulated AWS at ").append(overview.now());
    text.append(", ").append(overview.speedUp()).append(" times as fast as the real one.\n");
    section(text, "Regions", overview.regions());
    section(text, "Names", overview.names());
    if (!overview.degraded().isEmpty()) {
      section(text, "Degraded", overview.degraded());
    }
    text.append("\nServices: ").append(String.join(", ", overview.services())).append('\n');
    text.append("\nMutations that took effect: ").append(overview.mutations()).append('\n');
    overview.recent().forEach(line -> text.append("  ").append(line).append('\n'));
    list(text, "Warnings", overview.warnings());
    list(text, "Holds", overview.holds());
    return text.append("\nGET /_simulator/help says what else can be asked.").toString();
  }

  private static void section(StringBuilder text, String title, Map<String, ?> rows) {
    text.append('\n').append(title).append('\n');
    rows.forEach((name, value) -> text.append("  %-36s %s%n".formatted(name, value)));
  }

  private static void list(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append('\n').append(title).append('\n');
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }
  }
}
