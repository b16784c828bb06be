package io.lifeboat.simulator.admin;

import io.lifeboat.simulator.SimulatedAws;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What reached people, in order of time. */
final class Messages {
  private Messages() {}

  /**
   * One message.
   *
   * @param to whom it reached, or for whom it was taken
   * @param remark empty when there is nothing more to say of it
   */
  record Message(Instant at, String by, String to, String text, String remark) {}

  static AdminReply told(SimulatedAws aws) {
    List<Message> all =
        Stream.of(topics(aws), mails(aws), hosts(aws))
            .flatMap(each -> each)
            .sorted(Comparator.comparing(Message::at))
            .toList();
    return AdminReply.of(
        all.isEmpty()
            ? "Nobody was told anything yet."
            : all.stream().map(Messages::text).collect(Collectors.joining("\n\n")),
        all);
  }

  private static Stream<Message> topics(SimulatedAws aws) {
    return aws.deliveries().stream()
        .map(d -> new Message(d.at(), "sns", d.endpoint(), d.message(), ""));
  }

  private static Stream<Message> mails(SimulatedAws aws) {
    return aws.mails().stream()
        .map(
            m ->
                new Message(
                    m.at(),
                    "ses",
                    m.to(),
                    m.subject() + "\n\n" + m.text(),
                    m.delivered() ? "" : "suppressed, not sent"));
  }

  private static Stream<Message> hosts(SimulatedAws aws) {
    return aws.receivers().taken().stream()
        .map(
            t ->
                new Message(
                    t.at(),
                    t.host(),
                    t.path(),
                    t.body(),
                    t.again() ? "known already, nobody was told again" : ""));
  }

  private static String text(Message message) {
    return "%s by %s to %s%s%n%s"
        .formatted(
            message.at(),
            message.by(),
            message.to(),
            message.remark().isEmpty() ? "" : " (" + message.remark() + ")",
            message.text().strip());
  }
}
