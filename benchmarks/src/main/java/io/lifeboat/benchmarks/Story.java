package io.lifeboat.benchmarks;

import io.lifeboat.plan.run.RunEvent;
import io.lifeboat.plan.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps what a measured run did, to see where its time went. */
final class Story {
  private Story() {}

  static void keep(Path file, RunRecord run) throws IOException {
    List<String> lines = run.events().stream().map(Story::line).toList();
    Files.write(file, lines);
  }

  private static String line(RunEvent event) {
    return event.at() + " " + event.subject() + ": " + event.sentence();
  }
}
