package io.lifeboat.activities.notify;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Situation;
import io.lifeboat.plan.action.StepCall;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people are told, the same on every channel: what happened, how it stands, what it means for
 * users, when they hear more, and where to look. Nothing in it comes from a secret.
 *
 * @param subject one line
 */
record Letter(String subject, StepCall call) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  /** Plain text, with the subject as its first line. */
  String text() {
    return subject + "\n\n" + body();
  }

  /** Plain text without the subject. */
  String body() {
    List<String> lines = new ArrayList<>();
    lines.add(call.summary());
    users().ifPresent(users -> lines.add("Users: " + users));
    next().ifPresent(next -> lines.add("Next message: " + next));
    lines.add("");
    particulars().forEach((name, value) -> lines.add(name + ": " + value));
    return String.join("\n", lines) + "\n";
  }

  /** What it means for users. */
  Optional<String> users() {
    return call.situation().map(Letter::users);
  }

  /** When they hear more. */
  Optional<String> next() {
    return call.situation().map(Letter::next);
  }

  /** Which run it is, and how to look at it. */
  Map<String, String> particulars() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(call.toLook().isPresent() ? "About" : "Application", call.application());
    call.situation()
        .ifPresent(
            now -> {
              all.put("From", now.from().name());
              all.put("To", now.to() + (now.mode() == Mode.FORCED ? ", forced" : ", as planned"));
            });
    all.put("Run", call.run());
    all.put("Step", call.stepId());
    all.put("To look", call.toLook().orElse("lifeboat status " + call.application()));
    return all;
  }

  private static String users(Situation now) {
    if (now.served()) {
      return "they are served by %s.".formatted(now.to());
    }
    return now.mode() == Mode.FORCED
        ? "they may meet errors until %s serves them; the aim is %s."
            .formatted(now.to(), TIME.format(now.by()))
        : "they stay with %s until %s is fit to serve them.".formatted(now.from(), now.to());
  }

  private static String next(Situation now) {
    return now.served()
        ? "none is planned."
        : "when users are served by %s%s."
            .formatted(now.to(), now.callsPeople() ? ", or when the run needs people" : "");
  }
}
