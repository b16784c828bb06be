package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.uber.m3.tally.NoopScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemporalConnectionTest {
  @TempDir Path folder;

  @Test
  void saysWhereTemporalDoesNotAnswer() {
    assertCannotStart(
        Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1"),
        CannotStart.NOT_REACHED,
        "Temporal does not answer at 127.0.0.1:1; is it running, is TEMPORAL_ADDRESS right?");
  }

  @Test
  void saysThatTheProfileCannotBeRead() throws IOException {
    Path file = Files.writeString(folder.resolve("temporal.toml"), "[profile.default\naddress = 1");
    assertCannotStart(
        Map.of("TEMPORAL_CONFIG_FILE", file.toString()),
        CannotStart.WRONG_INPUT,
        "the Temporal client profile cannot be read");
  }

  @Test
  void takesAnEmptyProfileFileForNone() throws IOException {
    Path file = Files.writeString(folder.resolve("temporal.toml"), "");
    assertCannotStart(
        Map.of("TEMPORAL_CONFIG_FILE", file.toString(), "TEMPORAL_ADDRESS", "127.0.0.1:1"),
        CannotStart.NOT_REACHED,
        "Temporal does not answer at 127.0.0.1:1");
  }

  @Test
  void saysThatTheProfileIsNotThere() throws IOException {
    Path file =
        Files.writeString(folder.resolve("temporal.toml"), "[profile.default]\naddress = \"a:1\"");
    assertCannotStart(
        Map.of("TEMPORAL_CONFIG_FILE", file.toString(), "TEMPORAL_PROFILE", "prod"),
        CannotStart.WRONG_INPUT,
        "prod");
  }

  @Test
  void saysThatTheNamespaceIsNotThere() {
    try (DevServer server = DevServer.start(folder)) {
      assertCannotStart(
          Map.of("TEMPORAL_ADDRESS", server.target(), "TEMPORAL_NAMESPACE", "nowhere"),
          CannotStart.NOT_REACHED,
          "has no namespace 'nowhere'");
    }
  }

  @Test
  void endsTheProgramWithTheCodeOfItsReason() {
    assertThat(WorkerProgram.run(Map.of("LIFEBOAT_DNS_SERVER", "x"))).isEqualTo(2);
    assertThat(WorkerProgram.run(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1"))).isEqualTo(4);
  }

  private static void assertCannotStart(Map<String, String> environment, int code, String why) {
    assertThatThrownBy(() -> TemporalConnection.open(environment, new NoopScope()))
        .isInstanceOfSatisfying(
            CannotStart.class, cannot -> assertThat(cannot.exitCode()).isEqualTo(code))
        .hasMessageContaining(why);
  }
}
