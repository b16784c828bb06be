package io.lifeboat.activities.http;

import io.lifeboat.activities.AskedOnce;
import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.secrets.SecretText;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CallHttps;
import io.lifeboat.plan.step.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one signed request. What may have arrived is sent again only where that does no harm; of
 * the answer nothing but its status is told.
 *
 * <p>Needs Secrets Manager in the step's region when it signs with a key of its own, and the
 * endpoint.
 */
public final class AwsCallHttps implements AwsAction<CallHttps> {
  private static final String UNEXPECTED = "UnexpectedStatus";
  private static final String SENTENCE = "https-sentence";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TOO_MANY = 429;

  private static final AskedOnce ONCE = new AskedOnce("https-answer");

  private final AwsClients aws;
  private final Http http;

  public AwsCallHttps(AwsClients aws, Http http) {
    this.aws = aws;
    this.http = http;
  }

  @Override
  public Class<CallHttps> step() {
    return CallHttps.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(SecretText.PERMISSION, "the key to sign with"));
  }

  @Override
  public Inspection inspect(CallHttps step, StepCall call, Watch watch) {
    if (ONCE.isDone(call)) {
      return Inspection.alreadyDone(call.facts().get(SENTENCE), Map.of());
    }
    Optional<String> whyNot = new SignedCall(aws, step, watch).whyNot();
    String before = ONCE.isFailed(call) ? call.facts().get(SENTENCE) + "; " : "";
    return whyNot
        .map(Inspection::impossible)
        .orElseGet(
            () -> Inspection.ready(before + step.name() + " can be called", ONCE.lookedAt(call)));
  }

  @Override
  public Outcome apply(CallHttps step, StepCall call, Watch watch) {
    if (ONCE.isDone(call)) {
      return Outcome.of(step.name() + " was called already");
    }
    if (ONCE.mayHaveHappened(call, watch) && !step.mayBeRepeated()) {
      throw unknown(step);
    }
    Instant asked = watch.now();
    int status = send(step, call, watch).status();
    boolean good = step.expect().contains(status);
    if (!good && step.mayBeRepeated() && isPassing(status)) {
      throw new TryAgain("%s answered %d; it is called again".formatted(step.name(), status));
    }
    String sentence =
        "%s answered %d after %s%s"
            .formatted(
                step.name(),
                status,
                Figures.time(Duration.between(asked, watch.now())),
                good ? "" : ", where %s was expected".formatted(step.expect()));
    return new Outcome(sentence, Facts.merge(ONCE.ended(good), Map.of(SENTENCE, sentence)));
  }

  @Override
  public Outcome confirm(CallHttps step, StepCall call, Watch watch) {
    String sentence = call.facts().getOrDefault(SENTENCE, "no answer is known");
    if (!ONCE.isDone(call)) {
      throw new FinalFailure(UNEXPECTED, sentence);
    }
    return Outcome.of(sentence);
  }

  @Override
  public Outcome revert(CallHttps step, StepCall call, Watch watch) {
    if (step.effect() == Effect.NONE) {
      return Outcome.of("a request that only reads has nothing to put back");
    }
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "what %s did is not known to Lifeboat; see by hand what is to be undone"
            .formatted(step.name()));
  }

  /** What never arrived is sent again for as long as the step may take. */
  private Http.Answer send(CallHttps step, StepCall call, Watch watch) {
    Pace pace = new Pace(watch, Duration.ofSeconds(1), Duration.ofSeconds(5));
    SignedCall signed = new SignedCall(aws, step, watch);
    for (; ; ) {
      Http.Request request = signed.request(call);
      try {
        return http.send(request, PATIENCE);
      } catch (Http.Silence silence) {
        if (silence.mayHaveArrived()) {
          throw lost(step, silence);
        }
        watch.report(silence.getMessage() + "; nothing was sent, it is tried again");
        pace.pause();
      }
    }
  }

  private static RuntimeException lost(CallHttps step, Http.Silence silence) {
    return step.mayBeRepeated()
        ? new TryAgain(silence.getMessage() + "; it is called again", silence)
        : unknown(step);
  }

  private static boolean isPassing(int status) {
    return status == TOO_MANY || status >= 500;
  }

  private static FinalFailure unknown(CallHttps step) {
    return new FinalFailure(
        FinalFailure.OUTCOME_UNKNOWN,
        ("%s may have been called, its answer is lost, and the plan does not call it idempotent, so"
                + " it is not called again: see whether it happened, do it by hand if not, then"
                + " skip this step")
            .formatted(step.name()));
  }
}
