package io.lifeboat.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.Page;
import io.lifeboat.simulator.Viewer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FrontDoorTest {
  private FrontDoor door;
  private HttpClient browser;

  @BeforeEach
  void open() throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    door = FrontDoor.open(FrontDoorTest::page, free);
    browser = HttpClient.newBuilder().proxy(ProxySelector.of(door.address())).build();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void answersByTheHostOfAWholeUrl() throws Exception {
    HttpResponse<String> answer = get("http://shop.example.com/health", "X-Viewer", "alice");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("shop.example.com/health for alice");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("x-region")).hasValue("eu-west-1");
  }

  @Test
  void answersByTheHostHeader() throws Exception {
    try (var socket = new java.net.Socket(door.address().getAddress(), door.address().getPort())) {
      String request =
          "GET /health HTTP/1.1\r\nHost: Shop.Example.com:80\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("shop.example.com/health for anybody");
    }
  }

  @Test
  void takesAsLongAsThePageTakes() throws Exception {
    long before = System.nanoTime();
    get("http://slow.example.com/");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void aLostRegionIsSilentOrRefusesAndAnUnknownNameIsA502WithTheReason() throws Exception {
    assertThatThrownBy(() -> get("http://silent.example.com/"))
        .isInstanceOf(HttpTimeoutException.class);
    assertThatThrownBy(() -> get("http://refused.example.com/")).isInstanceOf(IOException.class);
    HttpResponse<String> unknown = get("http://unknown.example.com/");
    assertThat(unknown.statusCode()).isEqualTo(502);
    assertThat(unknown.body()).contains("no such name");
  }

  @Test
  void onlyLooks() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(URI.create("http://shop.example.com/"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(browser.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(405);
  }

  private HttpResponse<String> get(String url, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Page page(String host, String path, Viewer viewer) {
    return switch (host) {
      case "silent.example.com" ->
          new Page(Page.Kind.SILENT, 0, "", Duration.ZERO, Optional.empty());
      case "refused.example.com" ->
          new Page(Page.Kind.REFUSED, 0, "", Duration.ZERO, Optional.empty());
      case "unknown.example.com" ->
          new Page(Page.Kind.UNKNOWN_HOST, 0, "no such name", Duration.ZERO, Optional.empty());
      default ->
          new Page(
              Page.Kind.ANSWERED,
              200,
              host + path + " for " + viewer.name(),
              host.startsWith("slow") ? Duration.ofMillis(300) : Duration.ofMillis(1),
              Optional.of("eu-west-1"));
    };
  }
}
