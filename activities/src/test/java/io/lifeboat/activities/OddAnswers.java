package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.health.Reply;
import io.lifeboat.activities.route53.NameServers;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.plan.step.CheckMarker;
import io.lifeboat.plan.step.CompareData;
import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Answers that AWS should not give, and sometimes does: one clear sentence each, and no change. */
@Timeout(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OddAnswers {
  static final Region FRA = Region.of("eu-central-1");
  static final Region DUB = Region.of("eu-west-1");
  static final StepCall CALL = new StepCall("shop", "run-1", "step", "in test", Map.of());
  private static final NameServers NO_DNS = new SilentDns();

  /** Their apply changes nothing, or finds out only by asking. */
  private static final Set<Class<? extends Step>> ASK_NOTHING =
      Set.of(
          HoldReplicationLag.class,
          CatchUpAurora.class,
          CheckMarker.class,
          CompareData.class,
          NotifySns.class);

  record Odd(String name, Step step, StandIns aws, String sentence) {
    @Override
    public String toString() {
      return step.actionName() + ": " + name;
    }
  }

  /** What the actions of one capability are answered. */
  abstract Stream<Odd> oddities();

  @ParameterizedTest
  @MethodSource("oddities")
  void saysOneClearSentenceAndChangesNothing(Odd odd) {
    assertThat(inspected(odd)).contains(odd.sentence()).doesNotContain("\n", "<", "null");
    assertThat(odd.aws().changes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void appliesNothingEither(Odd odd) {
    if (ASK_NOTHING.contains(odd.step().getClass()) || action(odd) instanceof LooksOnly) {
      return;
    }
    Throwable failure = catchThrowable(() -> action(odd).apply(odd.step(), CALL, new HandWatch()));

    assertThat(failure).hasMessageContaining(odd.sentence());
    assertThat(odd.aws().changes()).isEmpty();
  }

  private static String inspected(Odd odd) {
    try {
      Inspection found = action(odd).inspect(odd.step(), CALL, new HandWatch());
      assertThat(found.state()).isEqualTo(Inspection.State.IMPOSSIBLE);
      return found.sentence();
    } catch (FinalFailure | TryAgain failure) {
      return failure.getMessage();
    }
  }

  @SuppressWarnings("unchecked") // each action carries out the step that it names
  private static RecoveryAction<Step> action(Odd odd) {
    AwsAction<?> action =
        Actions.all(new Connections(odd.aws(), OddAnswers::unasked, NO_DNS)).stream()
            .filter(each -> each.step().isInstance(odd.step()))
            .findFirst()
            .orElseThrow();
    return (RecoveryAction<Step>) action;
  }

  private static Reply unasked(Probe probe, Watch watch) {
    throw new AssertionError("nobody may ask " + probe);
  }

  static Odd odd(String name, Step step, StandIns aws, String sentence) {
    return new Odd(name, step, aws, sentence);
  }

  static StandIns html(String operation) {
    return new StandIns().failing(operation, page());
  }

  static RuntimeException page() {
    return RdsException.builder()
        .statusCode(500)
        .message("<!doctype html><title>500 Internal Server Error</title>")
        .build();
  }

  private static final class SilentDns implements NameServers {
    @Override
    public List<Answer> ask(List<String> servers, String name, String type) {
      return servers.stream().map(server -> new Answer(server, Optional.empty())).toList();
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return Set.of();
    }
  }
}
