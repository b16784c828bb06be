package io.lifeboat.worker.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one-shot that makes the namespace and the search attributes, against a real server. */
@Timeout(180)
class NamespaceScriptTest {
  @TempDir Path folder;

  @Test
  void makesWhatIsLackingAndLeavesWhatIsThere() throws Exception {
    Program temporal = Program.orSkip("temporal");
    String port = String.valueOf(freePort());
    Process server =
        temporal.start(
            Map.of(),
            folder.resolve("server.log"),
            "server",
            "start-dev",
            "--headless",
            "--port",
            port,
            "--http-port",
            String.valueOf(freePort()),
            "--metrics-port",
            String.valueOf(freePort()));
    try {
      Map<String, String> variables = variables(temporal, port);
      Program script = new Program(Repository.root().resolve("deploy/compose/create-namespace.sh"));

      assertThat(script.run(variables)).satisfies(answer -> isReady(answer));
      assertThat(script.run(variables)).satisfies(answer -> isReady(answer));
      assertThat(temporal.run(variables, "operator", "search-attribute", "list").said())
          .containsPattern("FirstOfTwo\\s+Keyword")
          .containsPattern("SecondOfTwo\\s+Keyword");
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private static void isReady(Program.Answer answer) {
    assertThat(answer.exit()).as(answer.said()).isZero();
    assertThat(answer.said()).contains("namespace trial is ready");
  }

  private static Map<String, String> variables(Program temporal, String port) {
    return Map.of(
        "PATH", temporal.path().getParent() + ":" + System.getenv("PATH"),
        "TEMPORAL_ADDRESS", "127.0.0.1:" + port,
        "TEMPORAL_NAMESPACE", "trial",
        "LIFEBOAT_RETENTION", "90d",
        "LIFEBOAT_SEARCH_ATTRIBUTES", "FirstOfTwo SecondOfTwo");
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
