package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.simulator.server.Programs.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Something asked with the real AWS CLI, in eu-west-1 unless it says otherwise. */
abstract class CliTest extends ServerTest {
  @BeforeEach
  void needsTheCli() {
    Programs.assumeThere("aws");
  }

  static void answered(Outcome outcome) {
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  JsonNode aws(String command) throws IOException, InterruptedException {
    return answer(run(command));
  }

  JsonNode awsWith(String command, String document) throws IOException, InterruptedException {
    return answer(run(command, List.of(document)));
  }

  /** What the CLI says of a command that is refused. */
  String refused(String command) throws IOException, InterruptedException {
    Outcome outcome = run(command);
    assertThat(outcome.code()).isNotZero();
    return outcome.err();
  }

  Outcome run(String command) throws IOException, InterruptedException {
    return run(command, List.of());
  }

  private static JsonNode answer(Outcome outcome) throws IOException {
    answered(outcome);
    return new ObjectMapper().readTree(outcome.out());
  }

  Outcome run(String command, List<String> more) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(more);
    return AwsCli.run(environment(), words);
  }

  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", server.endpoint().toString(),
        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY", "secret",
        "AWS_DEFAULT_REGION", "eu-west-1",
        "AWS_MAX_ATTEMPTS", "1",
        "AWS_CONFIG_FILE", "/dev/null");
  }
}
