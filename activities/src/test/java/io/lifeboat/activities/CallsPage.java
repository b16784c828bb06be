package io.lifeboat.activities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page docs/calls.md: every call that an action makes, and how far it is shown. */
final class CallsPage {
  private static final Path IMPLEMENTED = Path.of("src", "test", "resources", "moto", "implements");

  /** Calls that moto takes and does not do, each with what is wrong after a tab. */
  private static final Path UNFIT = Path.of("src", "test", "resources", "moto", "unfit");

  private CallsPage() {}

  /**
   * The page.
   *
   * @param made every call, with the actions that make it
   */
  static String text(Map<String, Set<String>> made) throws IOException {
    List<String> implemented = Files.readAllLines(IMPLEMENTED);
    Map<String, String> unfit = unfit();
    List<String> rows = new ArrayList<>();
    int shown = 0;
    int open = 0;
    for (Map.Entry<String, Set<String>> call : made.entrySet()) {
      String tests = MotoCalls.testsOf(call.getKey()).collect(Collectors.joining(", "));
      boolean isImplemented = implemented.contains(call.getKey());
      shown += tests.isEmpty() ? 0 : 1;
      open += tests.isEmpty() && isImplemented ? 1 : 0;
      rows.add(
          "| `%s` | %s | %s |%n"
              .formatted(
                  call.getKey(),
                  standing(tests, isImplemented, unfit.get(call.getKey())),
                  String.join(", ", call.getValue())));
    }
    return """
        # The calls to AWS

        Every call that the actions make in a whole life (look, change, wait, put back), found by recording them. All of
        them are simulated: the promise tests of the actions run on them. Where moto, an AWS stand-in that others wrote,
        implements a call, a test shows the action against it over HTTP, or the row says that none does yet. Where moto
        takes a call and does not do what AWS does, the row says so: there the test shows that the action notices.
        Written by tests; do not edit it by hand.

        %d calls: %d shown against moto, of which it does %d unfitly; %d that moto does not have, %d that it has and no
        test shows.

        | call | against moto | made by |
        |---|---|---|
        """
            .formatted(made.size(), shown, unfit.size(), made.size() - shown - open, open)
        + String.join("", rows);
  }

  private static String standing(String tests, boolean isImplemented, String unfit) {
    if (tests.isEmpty()) {
      return isImplemented ? "not shown" : "moto does not have it";
    }
    return unfit == null ? tests : tests + "; unfit: " + unfit;
  }

  private static Map<String, String> unfit() throws IOException {
    return Files.readAllLines(UNFIT).stream()
        .map(line -> line.split("\t", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
