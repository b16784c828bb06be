package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.SimulatorMain;
import io.lifeboat.simulator.server.Programs.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class SimulatorMainTest {
  private static final String WORLD = "../examples/eu-web-shop.world.yaml";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--speed-up 10|--world is needed",
        "--world nowhere.yaml|nowhere.yaml: cannot be read",
        "--world W --speed-up fast|--speed-up must be a number above zero, not fast",
        "--world W --speed-up 0|--speed-up must be a number above zero, not 0",
        "--world W --port 70000|--port must be a port from 0 to 65535, not 70000",
        "--world W --prot 1|There is no option --prot",
        "--world W --port|--port needs a value",
        "--world W --world W|--world is given twice",
        "--world W --https-port 0|--https-port needs --keystore",
        "--world W --keystore nowhere.p12|The keystore nowhere.p12 cannot be read",
      })
  void wrongInputEndsWithCode2AndASentence(String arguments, String sentence) throws Exception {
    List<String> words = List.of(arguments.replace(" W", " " + WORLD).split(" "));
    Outcome outcome = Programs.run(Map.of(), command(words));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(sentence).doesNotContain("\tat ");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void runsAsAProcessOfItsOwnAndEndsWhenTold() throws Exception {
    List<String> arguments = List.of("--world", WORLD, "--speed-up", "50", "--port", "0");
    Process process =
        new ProcessBuilder(command(arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      Map<String, String> addresses = announced(process);
      assertThat(addresses).containsKeys("aws", "admin", "dns", "web");
      HttpRequest overview = HttpRequest.newBuilder(URI.create(addresses.get("admin"))).build();
      assertThat(
              HttpClient.newHttpClient()
                  .send(overview, HttpResponse.BodyHandlers.ofString())
                  .body())
          .contains("50.0 times as fast");
    } finally {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Map<String, String> announced(Process process) throws IOException {
    Map<String, String> addresses = new HashMap<>();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine();
        line != null && !line.equals("ready");
        line = out.readLine()) {
      String[] words = line.split(" ", 2);
      addresses.put(words[0], words[1]);
    }
    return addresses;
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), SimulatorMain.class.getName()));
    command.addAll(arguments);
    return command;
  }
}
