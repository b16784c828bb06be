package io.lifeboat.simulator.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Page;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.web.FrontDoor;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.WorldReader;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CloudflareTest {
  private static final String WORLD =
      """
      account: "111122223333"
      regions: [eu-west-1, us-east-1]
      ecs:
        - cluster: crm
          services: [{service: api, in: {eu-west-1: {tasks: 2}, us-east-1: {tasks: 2}}}]
      web:
        addresses: {eu-west-1: 198.51.100.10, us-east-1: 203.0.113.20}
        users-in: eu-west-1
        apps: [{path: /health, service: crm/api}]
      cloudflare:
        account: a1
        token: made-up
        load-balancers:
          - {load-balancer: lb1, zone: z1, name: crm.example.com, default-pools: [us, eu], region-pools: {WEU: [eu, us]}}
        pools:
          - {pool: eu, origins: [198.51.100.10], monitor: /health}
          - {pool: us, origins: [203.0.113.20]}
      """;

  private final Scene scene = Scene.of(WorldReader.parse(WORLD, "cloudflare"));

  @Test
  void servesUsersFromThePoolOfTheirRegion() {
    assertThat(servedFrom("eu-central-1")).contains("eu-west-1");
    assertThat(servedFrom("us-west-2")).contains("us-east-1");
  }

  @Test
  void passesADisabledPoolOverUntilItIsEnabledAgain() {
    assertThat(patch("eu", "{\"enabled\": false}").status()).isEqualTo(200);
    assertThat(servedFrom("eu-central-1")).contains("us-east-1");
    assertThat(text(get("/client/v4/accounts/a1/load_balancers/pools/eu")))
        .contains("\"enabled\":false");

    patch("eu", "{\"enabled\": true}");
    assertThat(servedFrom("eu-central-1")).contains("eu-west-1");
    assertThat(scene.aws().journal().mutations())
        .extracting(entry -> entry.sentence())
        .containsExactly("pool eu is disabled", "pool eu is enabled");
  }

  @Test
  void passesOverWhatItsMonitorFindsSick() {
    scene.losing("eu-west-1", Loss.BLACK_HOLE);
    assertThat(servedFrom("eu-central-1")).isEmpty();
    scene.forward(Duration.ofMinutes(1));

    assertThat(servedFrom("eu-central-1")).contains("us-east-1");
  }

  @Test
  void answersAsCloudflareDoes() {
    assertThat(text(get("/client/v4/zones/z1/load_balancers/lb1")))
        .contains("\"success\":true", "\"region_pools\":{\"WEU\":[\"eu\",\"us\"]}");
    assertThat(get("/client/v4/zones/z1/load_balancers/none").status()).isEqualTo(404);
    assertThat(get("/client/v4/zones/z1/dns_records").status()).isEqualTo(501);
    assertThat(patch("eu", "{\"name\": \"x\"}").status()).isEqualTo(501);
    assertThat(patch("eu", "{").status()).isEqualTo(400);
    HttpAnswer stranger = ask("GET", "/client/v4/zones/z1/load_balancers/lb1", "", "other").get();
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(text(stranger)).contains("\"success\":false", "Authentication error");
  }

  @Test
  void canBeThrottledAndLoseItsAnswers() {
    scene.aws().faults().throttle("CloudflareRead", 1);
    assertThat(get("/client/v4/zones/z1/load_balancers/lb1").status()).isEqualTo(429);
    scene.aws().faults().loseAnswer("CloudflareChange", 1);

    String pool = "/client/v4/accounts/a1/load_balancers/pools/eu";
    assertThat(ask("PATCH", pool, "{\"enabled\": false}", "made-up")).isEmpty();
    assertThat(text(get(pool))).contains("\"enabled\":false");
  }

  @Test
  void isAskedThroughTheFrontDoor() throws Exception {
    try (FrontDoor door =
        FrontDoor.open(scene.aws().web(), new InetSocketAddress("127.0.0.1", 0))) {
      HttpClient http = HttpClient.newBuilder().proxy(ProxySelector.of(door.address())).build();
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://api.cloudflare.com/client/v4/accounts/a1/load_balancers/pools/us"))
                  .header("Authorization", "Bearer made-up")
                  .method("PATCH", BodyPublishers.ofString("{\"enabled\":false}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"enabled\":false");
    }
  }

  @Test
  void refusesAPoolThatIsNotThere() {
    assertThatThrownBy(
            () -> WorldReader.parse(WORLD.replace("WEU: [eu, us]", "WEU: [asia]"), "broken"))
        .isInstanceOf(InvalidWorld.class)
        .hasMessageContaining("there is no pool asia");
  }

  private Optional<String> servedFrom(String near) {
    Page page =
        scene.aws().web().get("crm.example.com", "/health", new Viewer("user", Optional.of(near)));
    return page.region();
  }

  private HttpAnswer get(String path) {
    return ask("GET", path, "", "made-up").orElseThrow();
  }

  private HttpAnswer patch(String pool, String body) {
    return ask("PATCH", "/client/v4/accounts/a1/load_balancers/pools/" + pool, body, "made-up")
        .orElseThrow();
  }

  private Optional<HttpAnswer> ask(String method, String path, String body, String token) {
    return scene
        .aws()
        .web()
        .api(CloudflareApi.HOST)
        .orElseThrow()
        .answer(
            new HttpCall(
                method,
                path,
                Map.of(),
                Map.of("authorization", List.of("Bearer " + token)),
                body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
