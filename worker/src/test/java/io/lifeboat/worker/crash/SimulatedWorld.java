package io.lifeboat.worker.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.worker.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Simulated AWS in a process of its own, which outlives every worker. */
final class SimulatedWorld implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Child process;
  private final String aws;
  private final String dns;
  private final URI web;
  private final ClientsOverHttp clients;
  private final HttpClient http = HttpClient.newHttpClient();

  private SimulatedWorld(Child process) {
    this.process = process;
    this.aws = process.await("aws", PATIENCE);
    this.clients = new ClientsOverHttp(URI.create(aws));
    this.dns = process.await("dns", PATIENCE);
    this.web = URI.create(process.await("web", PATIENCE));
    process.await("ready", PATIENCE);
  }

  static SimulatedWorld start(Path log, Path world, int speedUp) {
    return new SimulatedWorld(
        Child.java(
            log,
            Map.of(),
            "io.lifeboat.simulator.SimulatorMain",
            "--world",
            world.toString(),
            "--speed-up",
            "" + speedUp,
            "--port",
            "0"));
  }

  /** What leads a worker here. */
  Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        aws,
        "AWS_ACCESS_KEY_ID",
        "lifeboat",
        "AWS_SECRET_ACCESS_KEY",
        "simulated",
        "LIFEBOAT_HTTP_VIA",
        web.toString(),
        "LIFEBOAT_DNS_SERVER",
        dns);
  }

  void lose(String region) {
    order("lose/" + region + "?how=black-hole");
  }

  void restore(String region) {
    order("restore/" + region);
  }

  /** The next calls take effect and their answers do not come back. */
  void loseAnswers(String operation, int times) {
    order("lose-answer/" + operation + "?times=" + times);
  }

  void throttle(String operation, int times) {
    order("throttle/" + operation + "?times=" + times);
  }

  /** Nothing is broken any more. */
  void mend() {
    order("clear");
  }

  /** Lets AWS Health tell of a region; answers the communication's id. */
  String say(String region, String name) {
    return order("health-event/" + region + "?service=EC2&name=" + name)
        .get("communicationId")
        .asText();
  }

  /** Lets an event happen in a region. */
  void happen(String region, String event) {
    order("event/" + region + "?json=" + URLEncoder.encode(event, StandardCharsets.UTF_8));
  }

  /** What people were told. */
  List<String> messages() {
    return ask("GET", "messages").findValuesAsText("text");
  }

  /** Where the API of AWS is. */
  URI aws() {
    return URI.create(aws);
  }

  /** What AWS did by itself, in order. */
  List<JsonNode> happenings() {
    return entries("happening", 0);
  }

  /** Stops the next call after its effect; answers the hold's id. */
  String holdAfter(Mutation effect) {
    return order("hold/" + effect.operation() + "?when=after&region=" + effect.region())
        .get("id")
        .asText();
  }

  /** Whether a call is held, after waiting a second at most. */
  boolean isHolding(String hold) {
    return ask("GET", "holds/" + hold + "?wait=1s").get("state").asText().equals("holding");
  }

  void release(String hold) {
    order("release/" + hold);
  }

  /** Closes the held call's connection; a hold that caught none is taken away. */
  void drop(String hold) {
    order("drop/" + hold);
  }

  /** The mutations that callers asked for, in order. */
  List<JsonNode> mutations() {
    return entries("mutation", 0);
  }

  /** What happened after the entry of this number. */
  Journal journal(int after) {
    return new Journal(entries("mutation", after), entries("happening", after));
  }

  /** The number of the newest entry of the journal. */
  int newestEntry() {
    return ask("GET", "journal").size();
  }

  /** All that there is, as AWS describes it. */
  Picture picture(List<Region> regions) {
    return Picture.of(clients, regions);
  }

  /** What a user gets: status and body. */
  String asUser(String url) {
    HttpClient viaDoor =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(new InetSocketAddress(web.getHost(), web.getPort())))
            .build();
    HttpResponse<String> answer = send(viaDoor, HttpRequest.newBuilder(URI.create(url)));
    return answer.statusCode() + " " + answer.body();
  }

  @Override
  public void close() {
    clients.close();
    process.close();
  }

  private List<JsonNode> entries(String kind, int after) {
    JsonNode all = ask("GET", "journal?kind=" + kind + (after > 0 ? "&after=" + after : ""));
    return StreamSupport.stream(all.spliterator(), false).toList();
  }

  private JsonNode order(String path) {
    return ask("POST", path);
  }

  private JsonNode ask(String method, String path) {
    URI address = URI.create(aws + "/_simulator/" + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Accept", "application/json");
    HttpResponse<String> answer = send(http, request);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(method + " " + path + ": " + answer.body());
    }
    try {
      return LifeboatJson.mapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
