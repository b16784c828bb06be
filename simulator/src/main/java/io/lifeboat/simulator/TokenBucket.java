package io.lifeboat.simulator;

import java.time.Duration;
import java.time.Instant;

/** Tokens that refill steadily up to a burst. Guarded by the estate's lock. */
public final class TokenBucket {
  private final double burst;
  private final double perSecond;
  private double tokens;
  private Instant filled;

  /** A full bucket. */
  public TokenBucket(double burst, double perSecond, Instant now) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.tokens = burst;
    this.filled = now;
  }

  /** Takes {@code cost} tokens when they are there. */
  public boolean take(double cost, Instant now) {
    fill(now);
    if (tokens < cost) {
      return false;
    }
    tokens -= cost;
    return true;
  }

  /** Takes a token that may still have to come; says how long that takes. */
  public Duration reserve(Instant now) {
    fill(now);
    tokens -= 1;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos(Math.round(-tokens / perSecond * 1e9));
  }

  private void fill(Instant now) {
    if (now.isAfter(filled)) {
      double seconds = Duration.between(filled, now).toNanos() / 1e9;
      tokens = Math.min(burst, tokens + seconds * perSecond);
      filled = now;
    }
  }
}
