package io.lifeboat.activities.lambda;

import io.lifeboat.activities.AskedOnce;
import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RunLambda;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * Invokes a function. Lambda cannot say whether a function has run, so where the answer is lost and
 * the plan does not call the function idempotent, a person decides.
 *
 * <p>Needs Lambda in the step's region, and whatever the function needs.
 */
public final class AwsRunLambda implements AwsAction<RunLambda> {
  private static final String CONFIGURATION = "lambda:GetFunctionConfiguration";
  private static final String FAILED = "FunctionFailed";
  private static final String ANSWER = "lambda-answer";
  private static final String SENTENCE = "lambda-sentence";
  private static final String LONGEST = "lambda-timeout-seconds";
  private static final long LAMBDAS_LONGEST = 900;

  private static final AskedOnce ONCE = new AskedOnce(ANSWER);

  private final AwsClients aws;

  public AwsRunLambda(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RunLambda> step() {
    return RunLambda.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(CONFIGURATION, "whether the function is there, and how long it may run"),
        new IamNeed(Invocation.INVOKE, "to run it, and the one that undoes it"));
  }

  @Override
  public Inspection inspect(RunLambda step, StepCall call, Watch watch) {
    if (ONCE.isDone(call)) {
      return Inspection.alreadyDone(call.facts().get(SENTENCE), Map.of());
    }
    int longest = 0;
    for (String name : functions(step)) {
      Optional<GetFunctionConfigurationResponse> function = find(step, name, watch);
      Optional<String> whyNot = whyNot(name, step, function);
      if (whyNot.isPresent()) {
        return Inspection.impossible(whyNot.get());
      }
      longest = Math.max(longest, function.orElseThrow().timeout());
    }
    return ready(step, call, longest);
  }

  @Override
  public Outcome apply(RunLambda step, StepCall call, Watch watch) {
    if (ONCE.isDone(call)) {
      return Outcome.of("function " + step.function() + " has run already");
    }
    if (ONCE.mayHaveHappened(call, watch) && !step.idempotent()) {
      throw unknown(step, step.function());
    }
    Instant begun = watch.now();
    FunctionAnswer answer = once(step, call, watch, step.function(), call.token());
    String sentence =
        answer.sentence() + ", after " + Figures.time(Duration.between(begun, watch.now()));
    return new Outcome(
        sentence, Facts.merge(ONCE.ended(answer.isGood()), Map.of(SENTENCE, sentence)));
  }

  @Override
  public Outcome confirm(RunLambda step, StepCall call, Watch watch) {
    if (!ONCE.isDone(call)) {
      throw new FinalFailure(
          FAILED, call.facts().getOrDefault(SENTENCE, "no answer of the function is known"));
    }
    return Outcome.of(call.facts().get(SENTENCE));
  }

  @Override
  public Outcome revert(RunLambda step, StepCall call, Watch watch) {
    String undo =
        step.undoFunction()
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "what function %s did is not known to Lifeboat; see by hand what is to be undone"
                            .formatted(step.function())));
    if (watch.attempt() > 1 && !step.idempotent()) {
      throw unknown(step, undo);
    }
    FunctionAnswer answer = once(step, call, watch, undo, call.token() + "/undo");
    if (answer.isError()) {
      throw new FinalFailure(FAILED, answer.error());
    }
    return Outcome.of("function %s in %s has run".formatted(undo, step.region()));
  }

  /** A lost answer is asked for again only where that is harmless. */
  private FunctionAnswer once(
      RunLambda step, StepCall call, Watch watch, String function, String token) {
    Function<String, FunctionAnswer> invocation =
        name -> new Invocation(aws, step, longest(call), watch).answer(name, token);
    try {
      return invocation.apply(function);
    } catch (RegionUnreachable | TryAgain lost) {
      if (step.idempotent()) {
        throw lost;
      }
      throw unknown(step, function);
    }
  }

  private static Inspection ready(RunLambda step, StepCall call, int longest) {
    String before = ONCE.isFailed(call) ? call.facts().get(SENTENCE) + "; " : "";
    return Inspection.ready(
        "%sfunction %s can be run in %s, for at most %s"
            .formatted(
                before, step.function(), step.region(), Figures.time(Duration.ofSeconds(longest))),
        Facts.merge(ONCE.lookedAt(call), Map.of(LONGEST, String.valueOf(longest))));
  }

  private static List<String> functions(RunLambda step) {
    return Stream.concat(Stream.of(step.function()), step.undoFunction().stream()).toList();
  }

  private static Optional<String> whyNot(
      String name, RunLambda step, Optional<GetFunctionConfigurationResponse> function) {
    if (function.isEmpty()) {
      return Optional.of(
          "there is no function %s in %s; deploy it there or correct the plan"
              .formatted(name, step.region()));
    }
    return function.get().state() == State.FAILED
        ? Optional.of(
            "function %s in %s is in state Failed: %s"
                .formatted(name, step.region(), function.get().stateReason()))
        : Optional.empty();
  }

  private Optional<GetFunctionConfigurationResponse> find(
      RunLambda step, String function, Watch watch) {
    return new AwsCall(CONFIGURATION, step.region(), watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    aws.client(LambdaClient.class, step.region())
                        .getFunctionConfiguration(request -> request.functionName(function)));
              } catch (ResourceNotFoundException none) {
                return Optional.<GetFunctionConfigurationResponse>empty();
              }
            });
  }

  private static Duration longest(StepCall call) {
    return Duration.ofSeconds(
        Optional.ofNullable(call.facts().get(LONGEST)).map(Long::valueOf).orElse(LAMBDAS_LONGEST));
  }

  private static FinalFailure unknown(RunLambda step, String function) {
    return new FinalFailure(
        FinalFailure.OUTCOME_UNKNOWN,
        ("function %s in %s may have run, its answer is lost, and the plan does not call it"
                + " idempotent, so it is not run again: see in its log whether it ran, run it by"
                + " hand if not, then skip this step")
            .formatted(function, step.region()));
  }
}
