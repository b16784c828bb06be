package io.lifeboat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser that writes down every request it makes. */
@Timeout(180)
class ChromiumTest {
  private static final int START_JOB_UNKNOWN = -1;

  @TempDir Path folder;

  @Test
  void asksNobodyForAnything() throws Exception {
    assertThat(requestsOf(sample().html())).isEmpty();
  }

  /** Proves that the test above could fail. */
  @Test
  void isSeenWhenAPageAsks() throws Exception {
    String asking =
        sample()
            .html()
            .replaceFirst("<meta http-equiv[^>]*>", "")
            .replace("</main>", "<img src=\"beside.png\"/></main>");
    assertThat(requestsOf(asking)).anyMatch(url -> url.endsWith("/beside.png"));
  }

  private static Report sample() {
    return Report.of(SampleMoves.drill(0, 402, List.of()), SampleMoves.earlierDrills());
  }

  /**
   * What the page itself made the browser ask for; the page is served, so that it has an origin.
   */
  private List<String> requestsOf(String html) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> answer(exchange, html));
    server.start();
    try {
      String origin = "http://127.0.0.1:" + server.getAddress().getPort();
      open(origin + "/report.html");
      return askedBy(origin);
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, String html) throws IOException {
    byte[] page = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  private void open(String url) throws Exception {
    Process browser =
        new ProcessBuilder(
                program().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + folder.resolve("profile"),
                "--log-net-log=" + folder.resolve("net.json"),
                "--print-to-pdf=" + folder.resolve("report.pdf"),
                url)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    try {
      assertThat(browser.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly();
    }
    assertThat(folder.resolve("report.pdf")).isNotEmptyFile();
  }

  private List<String> askedBy(String origin) throws Exception {
    JsonNode log = new ObjectMapper().readTree(folder.resolve("net.json").toFile());
    int started = log.at("/constants/logEventTypes/URL_REQUEST_START_JOB").asInt(START_JOB_UNKNOWN);
    List<String> urls = new ArrayList<>();
    boolean isOpened = false;
    for (JsonNode event : log.path("events")) {
      if (event.path("type").asInt() == started) {
        String url = event.path("params").path("url").asText();
        isOpened |= url.equals(origin + "/report.html");
        if (event.path("params").path("initiator").asText().equals(origin)) {
          urls.add(url);
        }
      }
    }
    assertThat(isOpened).as("the log knows that the page was opened").isTrue();
    return urls;
  }

  private static Path program() {
    Optional<Path> found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(
                name ->
                    Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(place -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.err.println("SKIPPED: no chromium on PATH; the report is not opened in a browser");
    }
    assumeTrue(found.isPresent(), "no chromium on PATH");
    return found.get();
  }
}
