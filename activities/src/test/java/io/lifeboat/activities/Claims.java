package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Claiming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Claims of one event. */
final class Claims {
  static final String TABLE = "health-events-told";
  static final String KEY = "communicationId";
  static final AttributeValue C1 = AttributeValue.fromS("c-1");
  static final Region IAD = Region.of("us-east-1");
  static final Region PDX = Region.of("us-west-2");

  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

  private Claims() {}

  static Claiming by(String claimant) {
    return at(NOW, claimant);
  }

  static Claiming at(Instant when, String claimant) {
    return new Claiming(
        TABLE,
        List.of(IAD, PDX),
        C1.s(),
        claimant,
        "production",
        PDX,
        when,
        when.plus(Duration.ofDays(30)));
  }

  static Claiming laterBy(Duration later, String claimant) {
    return at(NOW.plus(later), claimant);
  }
}
