package io.lifeboat.starter.demo;

import io.lifeboat.plan.RecoveryPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Users outside: ask the application's public pages four times a second through the front door, by
 * their names, and keep what they saw.
 */
final class OutsideUsers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long BETWEEN_MILLIS = 250;

  private final List<URI> pages;
  private final HttpClient http;
  private final Sightings sightings = new Sightings();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private OutsideUsers(List<URI> pages, URI frontDoor) {
    this.pages = pages;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .proxy(
                ProxySelector.of(new InetSocketAddress(frontDoor.getHost(), frontDoor.getPort())))
            .build();
  }

  /** Users of every page that the plan's health checks name for users. */
  static OutsideUsers of(RecoveryPlan plan, URI frontDoor) {
    List<URI> pages =
        plan.httpHealth().values().stream()
            .flatMap(check -> check.users().stream())
            .map(page -> URI.create(page.replaceFirst("^https:", "http:")))
            .toList();
    OutsideUsers users = new OutsideUsers(pages, frontDoor);
    users.clock.scheduleAtFixedRate(users::ask, 0, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    return users;
  }

  Sightings sightings() {
    return sightings;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void ask() {
    Instant asked = Instant.now();
    List<CompletableFuture<Boolean>> answers = pages.stream().map(this::isGood).toList();
    CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
        .thenRun(
            () ->
                sightings.add(
                    new Answer(
                        asked, Instant.now(), answers.stream().allMatch(CompletableFuture::join))));
  }

  private CompletableFuture<Boolean> isGood(URI page) {
    HttpRequest request =
        HttpRequest.newBuilder(page).timeout(PATIENCE).header("X-Forwarded-Proto", "https").build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenApply(response -> response.statusCode() / 100 == 2)
        .exceptionally(failure -> isBad(failure));
  }

  private static boolean isBad(Throwable failure) {
    return !(failure instanceof IOException) && !(failure.getCause() instanceof IOException);
  }
}
