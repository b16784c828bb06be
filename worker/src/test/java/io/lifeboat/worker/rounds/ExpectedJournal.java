package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.simulator.JournalEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What simulated AWS is expected to write down of a run. A line of the file is {@code step
 * operation region resource}, the resource by its end; lines of one step come in their order, steps
 * between two blank lines side by side, and such blocks one after the other.
 */
record ExpectedJournal(List<List<Line>> blocks) {
  /** Stands for the step of what somebody else does meanwhile. */
  private static final String SOMEBODY = "-";

  private static final String SCALED = "scaled";
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  /** One mutation. */
  record Line(String step, String operation, String region, String resource) {
    private static Line parse(String text) {
      String[] parts = text.strip().split("\\s+", -1);
      if (parts.length != 4) {
        throw new AssertionError("not step, operation, region and resource: " + text);
      }
      return new Line(parts[0], parts[1], parts[2], parts[3]);
    }

    private boolean isOf(JournalEntry entry) {
      return isOperation(entry.operation())
          && entry.region().equals(region)
          && isResource(entry.resource());
    }

    /** By its end; by its beginning where the line ends with a star. */
    private boolean isResource(String journaled) {
      return resource.endsWith("*")
          ? journaled.startsWith(resource.substring(0, resource.length() - 1))
          : journaled.endsWith(resource);
    }

    /** A raised minimum is enforced by the autoscaler when it is quicker than the next call. */
    private boolean isOperation(String journaled) {
      return journaled.equals(operation)
          || (operation.equals("UpdateService") && journaled.equals(SCALED));
    }
  }

  /** What a caller changed, or AWS's autoscaler for a minimum that a caller had raised. */
  private static boolean isChange(JournalEntry entry) {
    return entry.operation().equals(SCALED)
        || (entry.kind() == JournalEntry.Kind.MUTATION && entry.changed());
  }

  /**
   * @param path below {@code rounds/} in the test resources
   */
  static ExpectedJournal read(String path) {
    try (InputStream in = ExpectedJournal.class.getResourceAsStream("/rounds/" + path)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ExpectedJournal parse(String text) {
    List<List<Line>> blocks = new ArrayList<>();
    for (String block : text.replaceAll("(?m)^#.*\\R", "").strip().split("\\R\\s*\\R", -1)) {
      blocks.add(block.lines().map(Line::parse).toList());
    }
    return new ExpectedJournal(List.copyOf(blocks));
  }

  /**
   * Holds what was journaled against it: each mutation once, in its block and in its step's order,
   * nothing else, and none at a time at which the run's record does not have its step at work.
   */
  void isTrueOf(List<JournalEntry> entries, RunRecord record) {
    Iterator<JournalEntry> left = entries.stream().filter(ExpectedJournal::isChange).iterator();
    for (List<Line> block : blocks) {
      List<Line> open = new ArrayList<>(block);
      while (!open.isEmpty()) {
        assertThat(left).as("still expected: %s", open).hasNext();
        JournalEntry next = left.next();
        Line line = take(next, open);
        isAt(line, next, record);
      }
    }
    assertThat(left).as("more than was expected").isExhausted();
  }

  /** A step does its own things one after the other; what others do keeps to no order. */
  private static Line take(JournalEntry entry, List<Line> open) {
    Set<String> steps = new HashSet<>();
    Line found =
        open.stream()
            .filter(line -> line.step().equals(SOMEBODY) || steps.add(line.step()))
            .filter(line -> line.isOf(entry))
            .findFirst()
            .orElseThrow(() -> new AssertionError(entry + " is not the next of " + open));
    open.remove(found);
    return found;
  }

  private static void isAt(Line line, JournalEntry entry, RunRecord record) {
    if (line.step().equals(SOMEBODY)) {
      return;
    }
    StepRecord step =
        record.steps().stream()
            .filter(each -> each.id().equals(line.step()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no step " + line.step()));
    Instant asked = step.appliedAt().or(step::endedAt).orElseThrow();
    assertThat(entry.at())
        .as("%s of %s", line.operation(), step)
        .isAfter(step.startedAt().orElseThrow().minus(TOLERANCE))
        .isBefore(asked.plus(TOLERANCE));
  }
}
