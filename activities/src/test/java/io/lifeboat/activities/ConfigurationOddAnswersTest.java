package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.CheckKey;
import io.lifeboat.plan.step.CheckSecret;
import io.lifeboat.plan.step.SwitchRules;
import java.util.List;
import java.util.stream.Stream;

/** Of KMS, Secrets Manager and EventBridge. */
class ConfigurationOddAnswersTest extends OddAnswers {
  private static final CheckKey KEY =
      new CheckKey("shop", "mrk-1a2b3c4d5e6f47089a0b1c2d3e4f5061", List.of(DUB));
  private static final CheckSecret SECRET =
      new CheckSecret("password", "orders", FRA, DUB, Mode.GRACEFUL);
  private static final SwitchRules RULES =
      new SwitchRules("the night", DUB, "default", List.of("nightly"), false);

  @Override
  Stream<Odd> oddities() {
    return Stream.of(
        odd("a page of HTML", KEY, html("describeKey"), "HTTP 500, no error code"),
        odd("a page of HTML", SECRET, html("describeSecret"), "HTTP 500, no error code"),
        odd("a page of HTML", RULES, html("describeRule"), "HTTP 500, no error code"));
  }
}
