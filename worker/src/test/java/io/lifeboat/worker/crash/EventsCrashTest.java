package io.lifeboat.worker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.intake.Claim;
import io.lifeboat.workflows.events.EventRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * AWS's events, of which each copy comes from two regions, while the workers that hear them are
 * killed: every event is told once and none is lost. Each scenario writes a line into {@code
 * target/events-matrix.md}.
 */
@Timeout(300)
class EventsCrashTest {
  private static final Path TABLE = Path.of("target", "events-matrix.md");
  private static final List<String> ROWS = new ArrayList<>();
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static TemporalServer temporal;

  @BeforeAll
  static void startTemporal() {
    temporal = TemporalServer.startOrSkip(folder);
  }

  @AfterAll
  static void stopTemporal() {
    if (temporal != null) {
      temporal.close();
    }
  }

  @Test
  void someEventsAreToldOnceThoughWorkersDie() {
    try (EventsRun run = new EventsRun(temporal, "events-some", 5)) {
      run.say(5);
      run.workers().kill(1, Duration.ofMillis(500));
      check(run, "some", 5);
    }
  }

  /** One by one. */
  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void normalOperation(int deliveries) {
    try (EventsRun run = new EventsRun(temporal, "events-normal-" + deliveries, deliveries)) {
      for (int i = 0; i < 10; i++) {
        run.say(1);
        run.workers().kill(i % 4 == 1 ? 1 : 0, Duration.ofMillis(200));
      }
      check(run, "normal operation", deliveries)
          .forEach(record -> assertThat(record.claim()).contains(Claim.State.MINE));
    }
  }

  /** One region's rule is disabled, and enabled again. */
  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void failoverOfARule(int deliveries) {
    try (EventsRun run = new EventsRun(temporal, "events-rule-" + deliveries, deliveries)) {
      run.rule(EventsRun.IAD, false);
      run.say(10);
      run.workers().kill(2, Duration.ofMillis(500));
      List<EventRecord> alone = run.awaitAll();
      assertThat(alone)
          .allSatisfy(record -> assertThat(record.heardIn().name()).isEqualTo(EventsRun.PDX));
      assertThat(run.slowest(alone)).isLessThan(A_MINUTE);
      run.rule(EventsRun.IAD, true);
      run.say(10);
      run.workers().kill(1, Duration.ofMillis(500));
      check(run, "failover of a rule", deliveries);
    }
  }

  /** The table is throttled for good; later copies are dropped by the workflow's id. */
  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void dynamoDbFailure(int deliveries) {
    try (EventsRun run = new EventsRun(temporal, "events-store-" + deliveries, deliveries)) {
      run.world().throttle("PutItem", 1_000_000);
      run.say(10);
      run.workers().kill(2, Duration.ofSeconds(3));
      List<EventRecord> blind = run.awaitAll();
      assertThat(blind)
          .allSatisfy(record -> assertThat(record.claim()).contains(Claim.State.UNAVAILABLE));
      assertThat(
              run.workers()
                  .haveSaid("It could not be seen whether somebody else has told this already"))
          .isTrue();
      run.world().mend();
      run.say(5);
      check(run, "DynamoDB failure", deliveries);
    }
  }

  /** A hundred at once, of both regions. */
  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void highVolume(int deliveries) {
    try (EventsRun run = new EventsRun(temporal, "events-volume-" + deliveries, deliveries)) {
      run.say(100);
      run.workers().kill(4, Duration.ofSeconds(2));
      check(run, "high volume", deliveries);
    }
  }

  private static List<EventRecord> check(EventsRun run, String scenario, int deliveries) {
    List<EventRecord> records = run.awaitAll();
    assertThat(run.told().values()).hasSize(run.events()).containsOnly(1L);
    assertThat(records).allSatisfy(r -> assertThat(r.end()).isEqualTo(EventRecord.End.TOLD));
    long copies = run.copies();
    ROWS.add(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %d | %d | %d | %d | 0 | %.1f s |%n",
            scenario,
            deliveries,
            run.events(),
            copies,
            run.workers().kills(),
            run.told().size(),
            copies - run.events(),
            run.slowest(records).toMillis() / 1000.0));
    Texts.write(
        TABLE,
        "| scenario | deliveries | events | messages | kills | notifications | duplicates dropped |"
            + " lost | slowest |\n|---|---|---|---|---|---|---|---|---|\n"
            + String.join("", ROWS));
    return records;
  }
}
