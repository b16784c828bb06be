package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.Region;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends one signed request to an HTTPS endpoint. The header {@code Idempotency-Key} is the same
 * whenever the step asks again; it asks again after an unknown outcome only when the plan calls the
 * request idempotent, or it reads.
 *
 * @param name the plan's name of it
 * @param region whose Secrets Manager holds the key, or for which is signed
 * @param url https only, without user and password
 * @param method GET, HEAD, POST, PUT, PATCH or DELETE
 * @param body JSON or other text, at most 16 KiB; no secrets
 * @param expect the good statuses, such as 200 and 202
 * @param idempotent whether asking twice with the same key has the effect of once
 */
public record CallHttps(
    String name,
    Region region,
    String url,
    String method,
    Optional<String> body,
    Signing signing,
    List<Integer> expect,
    boolean idempotent)
    implements Step {
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final int LONGEST_BODY = 16 * 1024;

  /** How the other side knows that it is Lifeboat that asks. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
  @JsonSubTypes({
    @Type(value = SigV4.class, name = "sigv4"),
    @Type(value = Hmac.class, name = "hmac")
  })
  public sealed interface Signing permits SigV4, Hmac {}

  /**
   * Signed as AWS's own APIs are, with the worker's credentials.
   *
   * @param service the name that is signed for, such as {@code execute-api}
   */
  public record SigV4(String service) implements Signing {
    public SigV4 {
      Needed.text(service, "the name of the service to sign for");
      Needed.that(
          service.matches("[a-z0-9-]{1,60}"),
          "'%s' is not the name of a service to sign for".formatted(service));
    }
  }

  /**
   * HMAC-SHA256 over the time, a dot and the body, in hexadecimal digits; the time, in seconds
   * since 1970, is the header {@code X-Timestamp}.
   *
   * @param secret the ARN or the name of the Secrets Manager secret that is the key
   * @param header the header that carries it
   */
  public record Hmac(String secret, String header) implements Signing {
    public Hmac {
      Needed.text(secret, "the secret to sign with");
      Needed.text(header, "the name of the header for the signature");
      Needed.that(
          header.matches("[A-Za-z0-9-]{1,60}"),
          "'%s' is not the name of a header".formatted(header));
    }
  }

  public CallHttps {
    Needed.name(name, "the name of a call");
    Needed.present(region, "the region of call " + name);
    Needed.present(body, "the body of " + name);
    Needed.text(url, "the URL of " + name);
    Needed.text(method, "the method of " + name);
    Needed.https(url, "https://example.com/move");
    Needed.that(
        READING.contains(method) || WRITING.contains(method),
        "'%s' is not one of GET, HEAD, POST, PUT, PATCH, DELETE".formatted(method));
    Needed.that(
        body.map(text -> text.getBytes(StandardCharsets.UTF_8).length).orElse(0) <= LONGEST_BODY,
        "the body of " + name + " is larger than 16 KiB");
    Needed.that(signing != null, "how " + name + " is signed is missing");
    if (signing instanceof Hmac hmac) {
      Needed.secret(hmac.secret(), region, "the key of " + name);
    }
    expect = Needed.any(expect, "the statuses that " + name + " expects");
    Needed.that(
        !expect.isEmpty() && expect.stream().allMatch(status -> status >= 200 && status <= 599),
        "the statuses that " + name + " expects are missing, or no statuses");
  }

  /** Whether asking again does no harm. */
  public boolean mayBeRepeated() {
    return idempotent || READING.contains(method);
  }

  @Override
  public String title() {
    return "call " + name + " (" + method + " " + URI.create(url).getHost() + ")";
  }

  @Override
  public String undo() {
    return "nothing is known to undo " + name + "; see what it did by hand";
  }

  @Override
  public Effect effect() {
    return READING.contains(method) ? Effect.NONE : Effect.DISRUPTIVE;
  }

  @Override
  public boolean isAsking() {
    return true;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
