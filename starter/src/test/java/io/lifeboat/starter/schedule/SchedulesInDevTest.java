package io.lifeboat.starter.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.ScheduledDrill;
import io.lifeboat.plan.ScheduledDrill.Blackout;
import io.lifeboat.plan.ScheduledDrill.Work;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.starter.dev.Playground;
import io.lifeboat.starter.dev.PlaygroundSettings;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.RunStart;
import io.temporal.client.WorkflowStub;
import io.temporal.client.schedules.ScheduleHandle;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drills by the clock on a real Temporal server, carried out by the worker of {@code dev}. */
@Timeout(180)
class SchedulesInDevTest {
  private static final Path EXAMPLE = Path.of("../examples/eu-web-shop.yaml");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double SPEED_UP = 60;

  @TempDir static Path folder;
  private static Playground dev;
  private static TemporalConnection connection;
  private static RecoveryPlan plan;

  private final DrillSchedules schedules = new DrillSchedules(connection);

  @BeforeAll
  static void startDev() {
    if (temporal().isEmpty()) {
      System.err.println("SKIPPED: the `temporal` program is not on PATH; this test needs it");
    }
    assumeTrue(temporal().isPresent(), "the `temporal` program is not installed");
    plan = PlanReader.read(EXAMPLE).plan().orElseThrow();
    dev =
        Playground.start(
            new PlaygroundSettings(
                PlaygroundSettings.worldOf(EXAMPLE), folder, SPEED_UP, true, false));
    connection = dev.connect();
  }

  @AfterAll
  static void stopDev() {
    if (dev != null) {
      connection.close();
      dev.close();
    }
  }

  /** A drill that is still under way would be in the way of the next test's. */
  @AfterEach
  void leaveNothingBehind() {
    schedules
        .all(plan.application())
        .forEach(
            one ->
                schedules.change(ScheduleName.parse(one.getScheduleId()), ScheduleHandle::delete));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (connection.client().listExecutions("ExecutionStatus = 'Running'").findAny().isPresent()
        && System.nanoTime() < end) {
      pause(Duration.ofMillis(200));
    }
  }

  @Test
  void madeFromThePlanAgainNothingChanges() {
    assertThat(plan.schedules()).isNotEmpty();
    List<Cadence> declared =
        plan.schedules().entrySet().stream()
            .map(entry -> new Cadence(plan, name(entry.getKey()), entry.getValue()))
            .toList();
    assertThat(declared).extracting(schedules::apply).containsOnly(DrillSchedules.Applied.CREATED);
    assertThat(declared)
        .extracting(schedules::apply)
        .containsOnly(DrillSchedules.Applied.UNCHANGED);
    assertThat(schedules.declared(plan.application())).hasSameSizeAs(declared);
  }

  @Test
  void firesByTheClockAndSaysWhatCameOfIt() {
    schedules.create(cadence("often", Work.CHECK, "@every 3s"));
    Shown shown = until("often", each -> hasSaid(each, "The check drill of eu-web-shop"));
    assertThat(shown.started()).isPositive();
  }

  @Test
  void skipsADrillThatIsDueWhileTheOneBeforeIsUnderWayAndCountsIt() {
    schedules.create(cadence("too-often", Work.ISOLATED, "@every 1s"));
    Shown shown = until("too-often", each -> each.skipped() > 0);
    assertThat(shown.lines().toString()).contains("skipped because the one before was under way");
    schedules.change(name("too-often"), handle -> handle.pause("the test is over"));
    until("too-often", each -> hasSaid(each, "The isolated drill of eu-web-shop"));
  }

  @Test
  void startsNothingWhilePausedAndKeepsTheNote() {
    schedules.create(cadence("held", Work.MARKER, "@every 1s"));
    until("held", each -> each.started() > 0);
    schedules.change(name("held"), handle -> handle.pause("release week"));
    Shown paused = shown("held");
    assertThat(paused.paused()).isTrue();
    assertThat(paused.note()).isEqualTo("release week");
    pause(Duration.ofSeconds(3));
    assertThat(shown("held").started()).isLessThanOrEqualTo(paused.started() + 1);
  }

  @Test
  void startsWhenTemporalsOwnCommandTriggersIt() throws Exception {
    schedules.create(cadence("by-hand", Work.CHECK, "0 3 1 1 *"));
    Process trigger =
        new ProcessBuilder(
                temporal().orElseThrow().toString(),
                "schedule",
                "trigger",
                "--schedule-id",
                name("by-hand").id(),
                "--address",
                connection.address())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("trigger.log").toFile())
            .start();
    assertThat(trigger.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(trigger.exitValue()).as(Files.readString(folder.resolve("trigger.log"))).isZero();
    until("by-hand", each -> hasSaid(each, "The check drill of eu-web-shop"));
  }

  @Test
  void keepsAReportOfTheSecondDrillThatShowsTheTrend() throws IOException {
    schedules.create(cadence("twice", Work.CHECK, "0 3 1 1 *"));
    for (long drills = 1; drills <= 2; drills++) {
      long wanted = drills;
      schedules.change(name("twice"), ScheduleHandle::trigger);
      until("twice", each -> saidHowOften(each, "The check drill of eu-web-shop") == wanted);
    }
    assertThat(newestReport()).contains("id=\"trend\"");
  }

  private static String newestReport() throws IOException {
    try (Stream<Path> kept = Files.walk(folder.resolve("reports"))) {
      Path newest =
          kept.filter(file -> file.toString().endsWith(".html"))
              .max(Comparator.comparing(file -> file.toFile().lastModified()))
              .orElseThrow();
      return Files.readString(newest);
    }
  }

  @Test
  void startsNothingInABlackoutAndSaysSo() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Blackout days = new Blackout(today.minusDays(1), today.plusDays(1), "peak season");
    schedules.create(cadence("in-peak", Work.CHECK, "0 3 1 1 *", List.of(days)));
    schedules.change(name("in-peak"), ScheduleHandle::trigger);
    until(
        "in-peak",
        each -> hasSaid(each, "skipped: blackout until " + days.to() + " (peak season)"));
  }

  @Test
  void doesNotDrillWhileAMoveIsUnderWayAndSaysSo() {
    FailoverWorkflow move = move();
    try {
      schedules.create(cadence("in-earnest", Work.CHECK, "0 3 1 1 *"));
      schedules.change(name("in-earnest"), ScheduleHandle::trigger);
      until("in-earnest", each -> hasSaid(each, "a move is under way"));
    } finally {
      move.abortNow(new Order("anna", "the test is over"));
      WorkflowStub.fromTyped(move).getResult(Object.class);
    }
  }

  /** It waits at its gate. */
  private static FailoverWorkflow move() {
    FailoverRequest request =
        new FailoverRequest(
            plan,
            Optional.empty(),
            Optional.empty(),
            Mode.FORCED,
            "anna",
            "in earnest",
            Optional.empty(),
            Optional.empty());
    FailoverWorkflow run =
        RunStart.stub(connection.client(), FailoverWorkflow.class, request, Lifeboat.TASK_QUEUE);
    WorkflowStub.fromTyped(run).start(request);
    return run;
  }

  private static Cadence cadence(String name, Work work, String cron) {
    return cadence(name, work, cron, List.of());
  }

  private static Cadence cadence(String name, Work work, String cron, List<Blackout> blackout) {
    ScheduledDrill drill =
        new ScheduledDrill(
            Optional.empty(),
            Optional.of(work),
            Optional.of(cron),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            blackout);
    return new Cadence(plan, name(name), drill);
  }

  private static ScheduleName name(String name) {
    return new ScheduleName(plan.application(), name);
  }

  private Shown shown(String name) {
    return Shown.of(schedules.describe(name(name)), connection);
  }

  private Shown until(String name, Predicate<Shown> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Shown shown = shown(name);
    while (!wanted.test(shown)) {
      assertThat(System.nanoTime()).as("it never came to that: %s", shown).isLessThan(end);
      pause(Duration.ofMillis(200));
      shown = shown(name);
    }
    return shown;
  }

  private static boolean hasSaid(Shown shown, String words) {
    return saidHowOften(shown, words) > 0;
  }

  private static long saidHowOften(Shown shown, String words) {
    return shown.recent().stream().filter(past -> past.sentence().contains(words)).count();
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  private static Optional<Path> temporal() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "temporal").toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }
}
