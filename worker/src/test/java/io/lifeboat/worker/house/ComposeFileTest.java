package io.lifeboat.worker.house;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.common.SearchAttributeKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docker-compose.yml as Docker's own program reads it; no engine is needed for that. */
@Timeout(120)
class ComposeFileTest {
  private static final Set<String> ONCE = Set.of("schema", "namespace");
  private static final Pattern SECRET = Pattern.compile("PASSWORD|PWD|SECRET|TOKEN|KEY_ID");

  @Test
  void isReadByComposeAndHoldsTheWholeChain() throws Exception {
    JsonNode services = services();

    assertThat(names(services))
        .containsExactlyInAnyOrder("postgres", "schema", "temporal", "namespace", "ui", "worker");
    assertThat(needs(services, "schema")).containsEntry("postgres", "service_healthy");
    assertThat(needs(services, "temporal"))
        .containsEntry("schema", "service_completed_successfully");
    assertThat(needs(services, "namespace")).containsEntry("temporal", "service_healthy");
    assertThat(needs(services, "worker"))
        .containsEntry("temporal", "service_healthy")
        .containsEntry("namespace", "service_completed_successfully");
  }

  @Test
  void bringsTheMetricsOnlyWhenTheyAreAskedFor() throws Exception {
    JsonNode services = services("metrics");

    assertThat(names(services)).contains("prometheus", "grafana");
    for (String name : List.of("prometheus", "grafana")) {
      for (JsonNode mount : services.path(name).path("volumes")) {
        if (mount.path("type").asText().equals("bind")) {
          assertThat(Path.of(mount.path("source").asText())).exists();
        }
      }
      assertThat(services.path(name).path("ports")).hasSize(1);
      assertThat(services.path(name).path("ports").get(0).path("host_ip").asText())
          .isEqualTo("127.0.0.1");
    }
  }

  @Test
  void refusesToStartWithoutADatabasePassword() throws Exception {
    Program.Answer answer = config("", "");

    assertThat(answer.exit()).isNotZero();
    assertThat(answer.said()).contains("set POSTGRES_PASSWORD");
  }

  @Test
  void holdsNoSecretOfItsOwn() throws Exception {
    for (JsonNode service : services()) {
      for (Map.Entry<String, JsonNode> variable : service.path("environment").properties()) {
        if (SECRET.matcher(variable.getKey()).find()) {
          assertThat(variable.getValue().asText())
              .as(variable.getKey())
              .isIn("null", "given-by-the-test");
        }
      }
    }
  }

  @Test
  void opensPortsToThisHostAlone() throws Exception {
    for (JsonNode service : services()) {
      for (JsonNode port : service.path("ports")) {
        assertThat(port.path("host_ip").asText()).isEqualTo("127.0.0.1");
      }
    }
  }

  @Test
  void watchesTheHealthOfWhatOthersWaitFor() throws Exception {
    JsonNode services = services();
    for (String name : names(services)) {
      needs(services, name)
          .forEach(
              (needed, condition) -> {
                assertThat(condition)
                    .isEqualTo(
                        ONCE.contains(needed)
                            ? "service_completed_successfully"
                            : "service_healthy");
                assertThat(services.path(needed).has("healthcheck"))
                    .as(needed)
                    .isEqualTo(!ONCE.contains(needed));
              });
    }
  }

  @Test
  void createsTheSearchAttributesThatTheWorkflowsSet() throws Exception {
    String made = services().at("/namespace/environment/LIFEBOAT_SEARCH_ATTRIBUTES").asText();

    assertThat(made.trim().split("\\s+"))
        .containsExactlyInAnyOrderElementsOf(
            Lifeboat.searchAttributes().stream().map(SearchAttributeKey::getName).toList());
  }

  private static JsonNode services() throws Exception {
    return services("");
  }

  private static JsonNode services(String profile) throws Exception {
    Program.Answer answer = config("given-by-the-test", profile);
    assertThat(answer.exit()).as(answer.said()).isZero();
    return new ObjectMapper().readTree(answer.said()).path("services");
  }

  /** What compose makes of the file, on a machine that lends it nothing but this password. */
  private static Program.Answer config(String password, String profile) throws Exception {
    Map<String, String> variables = new HashMap<>();
    System.getenv().keySet().stream()
        .filter(name -> name.startsWith("AWS_"))
        .forEach(name -> variables.put(name, ""));
    variables.put("POSTGRES_PASSWORD", password);
    variables.put("COMPOSE_PROFILES", profile);
    return Program.orSkip("docker-compose")
        .run(variables, "--env-file", "/dev/null", "config", "--format", "json");
  }

  private static List<String> names(JsonNode services) {
    return services.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static Map<String, String> needs(JsonNode services, String name) {
    return services.path(name).path("depends_on").properties().stream()
        .collect(toMap(Map.Entry::getKey, need -> need.getValue().path("condition").asText()));
  }
}
