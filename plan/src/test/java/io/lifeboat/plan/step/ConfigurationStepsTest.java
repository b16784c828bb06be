package io.lifeboat.plan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.LifeboatJson;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationStepsTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");
  private static final String KEY = "mrk-1234abcd12ab34cd56ef1234567890ab";

  static Stream<Step> steps() {
    return Stream.of(
        new CheckSecret("password", "orders", FRA, DUB, Mode.FORCED),
        new PromoteSecret("password", "orders", FRA, DUB),
        new ReplicateSecret("password", "orders", FRA, DUB),
        new SyncParameters(
            "shop", FRA, DUB, List.of("/shop", "plain"), List.of("/shop/own"), Mode.FORCED, false),
        new SyncFlags(
            "shop", FRA, DUB, "shop/live/flags", "AppConfig.AllAtOnce", Mode.FORCED, true),
        new CheckKey("shop", KEY, List.of(FRA, DUB)),
        new MoveKeyPrimary("shop", KEY, FRA, DUB),
        new SwitchRules("events", FRA, "default", List.of("placed"), false),
        new SwitchSchedules("nightly", DUB, "default", List.of("reports"), true));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void comesBackFromJsonAsItWas(Step step) throws JsonProcessingException {
    String json = LifeboatJson.mapper().writeValueAsString(step);

    assertThat(LifeboatJson.mapper().readValue(json, Step.class)).isEqualTo(step);
    assertThat(step.title()).isNotBlank().doesNotContain("null");
    assertThat(step.undo()).isNotBlank().doesNotContain("null");
  }

  @Test
  void badInputIsFoundBeforeARun() {
    refused(() -> new CheckSecret("x", " ", FRA, DUB, Mode.FORCED), "the secret of x is missing");
    refused(() -> new PromoteSecret("x", "orders", FRA, FRA), "must be two regions");
    refused(() -> new ReplicateSecret("x", "orders", DUB, DUB), "must be two regions");
    refused(
        () -> new SwitchRules("x", FRA, "", List.of("a"), true), "the event bus of x is missing");
    refused(() -> new SwitchRules("x", FRA, "b", List.of("a,b"), true), "not a rule's name");
    refused(() -> new SwitchSchedules("x", FRA, "b", List.of(), true), "name at least one");
    refused(() -> parameters(List.of()), "name at least one");
    refused(() -> parameters(List.of("/shop/")), "neither a path nor a name");
    refused(() -> parameters(List.of("a,b")), "neither a path nor a name");
    refused(() -> new CheckKey("x", KEY, List.of()), "name at least one");
    refused(
        () -> new CheckKey("x", "arn:aws:kms:eu-west-1:111122223333:key/" + KEY, List.of(FRA)),
        "not the id of a multi-region key");
    refused(() -> new MoveKeyPrimary("x", KEY, FRA, FRA), "must be two regions");
  }

  private static SyncParameters parameters(List<String> paths) {
    return new SyncParameters("x", FRA, DUB, paths, List.of(), Mode.GRACEFUL, false);
  }

  private static void refused(ThrowingCallable made, String sentence) {
    assertThatThrownBy(made)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
