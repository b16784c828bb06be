package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.simulator.world.Scenario;
import io.lifeboat.simulator.world.WorldReader;
import io.lifeboat.worker.DevServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Plays every folder of {@code examples/scenarios}. The system property {@code lifeboat.scenario}
 * names one to play alone.
 */
@ExtendWith(RealServer.class)
class ScenariosTest {
  private static final double SPEED_UP = 30;
  private static final String ONLY = System.getProperty("lifeboat.scenario", "");
  private static final Path FOLDERS = Path.of("../examples/scenarios");

  /** Played only with all the slow tests, unless one of them is named. */
  private static final Set<String> IN_FULL =
      Set.of("region-outage", "database-replica", "database-snapshot-elsewhere");

  @TestFactory
  @Timeout(60)
  Stream<DynamicTest> scenariosGoAsTheirFoldersSay(DevServer server) throws IOException {
    return played(server, name -> name.equals(ONLY) || (ONLY.isEmpty() && !IN_FULL.contains(name)));
  }

  @TestFactory
  @Tag("full")
  @Timeout(60)
  Stream<DynamicTest> longScenariosGoAsTheirFoldersSay(DevServer server) throws IOException {
    return played(server, name -> ONLY.isEmpty() && IN_FULL.contains(name));
  }

  private static Stream<DynamicTest> played(DevServer server, Predicate<String> wanted)
      throws IOException {
    try (Stream<Path> found = Files.list(FOLDERS)) {
      return found
          .filter(Files::isDirectory)
          .filter(folder -> wanted.test(folder.getFileName().toString()))
          .sorted()
          .toList()
          .stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(
                      folder.getFileName().toString(), () -> play(server, folder)));
    }
  }

  private static void play(DevServer server, Path folder) throws IOException {
    Scenario scenario = WorldReader.scenario(folder);
    ExamplePlan example =
        ExamplePlan.of(folder.resolve(scenario.plan()), folder.resolve(scenario.world()));
    try (Round round = Round.of(server, example, SPEED_UP)) {
      PlayedScenario played = new PlayedScenario(scenario, round, example.world());
      played.prepare();
      int before = round.aws().journal().entries().size();
      RunRecord record = played.play();
      String told = Story.of(record);
      assertThat(record.verdict().map(how -> how.name().toLowerCase(Locale.ROOT).replace('_', '-')))
          .as(told)
          .contains(scenario.ends());
      ExpectedJournal.parse(Files.readString(folder.resolve("journal.txt")))
          .isTrueOf(
              round
                  .aws()
                  .journal()
                  .entries()
                  .subList(before, round.aws().journal().entries().size()),
              record);
      played.look();
      System.out.println(told);
    }
  }
}
