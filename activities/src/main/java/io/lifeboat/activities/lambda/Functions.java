package io.lifeboat.activities.lambda;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pages;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AccountLimit;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The functions of one region, and their concurrency. */
final class Functions {
  static final String GET = "lambda:GetFunction";
  static final String ACCOUNT = "lambda:GetAccountSettings";
  static final String TAG = "lambda:TagResource";
  static final String UNTAG = "lambda:UntagResource";
  private static final String LIST_WARM = "lambda:ListProvisionedConcurrencyConfigs";
  private static final String RESERVE = "lambda:PutFunctionConcurrency";
  private static final String RELEASE = "lambda:DeleteFunctionConcurrency";
  private static final String WARM = "lambda:PutProvisionedConcurrencyConfig";
  private static final String COOL = "lambda:DeleteProvisionedConcurrencyConfig";

  private final AwsClients aws;
  private final Region region;
  private final Watch watch;

  Functions(AwsClients aws, Region region, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.watch = watch;
  }

  static List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GET, "whether the function is there, what it reserves, and its tags"),
        new IamNeed(LIST_WARM, "what is kept warm, and whether it is ready"),
        new IamNeed(RESERVE, "to set what it reserves"),
        new IamNeed(RELEASE, "to have it reserve nothing again, when it did not before"),
        new IamNeed(WARM, "to set what is kept warm"),
        new IamNeed(COOL, "to keep nothing warm any more"));
  }

  Region region() {
    return region;
  }

  /** A function as it is; empty when the region has none of this name. */
  Optional<FunctionState> read(String name) {
    return found(GET, () -> lambda().getFunction(request -> request.functionName(name)))
        .map(found -> new FunctionState(name, found, warm(name)));
  }

  /** Whether a function has an alias or a published version of this name. */
  boolean has(String name, String alias) {
    return found(
            GET, () -> lambda().getFunction(request -> request.functionName(name).qualifier(alias)))
        .isPresent();
  }

  /** A function that must be there. */
  FunctionState need(String name) {
    return read(name).orElseThrow(() -> missing(name));
  }

  FinalFailure missing(String name) {
    return new FinalFailure(
        FinalFailure.NOT_FOUND,
        "there is no function %s in %s; correct the plan or deploy it".formatted(name, region));
  }

  /** What the account allows in this region, and what of it is left. */
  AccountLimit limit() {
    return call(ACCOUNT).answer(() -> lambda().getAccountSettings(request -> {}).accountLimit());
  }

  /** Goes from one concurrency to another, in an order in which AWS takes every step. */
  void move(FunctionState from, Concurrency to) {
    Concurrency now = from.concurrency();
    now.warm()
        .forEach(
            (alias, count) -> {
              int wanted = to.warm().getOrDefault(alias, 0);
              if (wanted < count) {
                keepWarm(from.name(), alias, wanted);
              }
            });
    if (!to.reserved().equals(now.reserved())) {
      reserve(from.name(), to.reserved());
    }
    to.warm()
        .forEach(
            (alias, count) -> {
              if (count > now.warm().getOrDefault(alias, 0)) {
                keepWarm(from.name(), alias, count);
              }
            });
  }

  private void reserve(String name, Optional<Integer> count) {
    if (count.isPresent()) {
      change(
          RESERVE,
          () ->
              lambda()
                  .putFunctionConcurrency(
                      request ->
                          request.functionName(name).reservedConcurrentExecutions(count.get())));
    } else {
      change(
          RELEASE, () -> lambda().deleteFunctionConcurrency(request -> request.functionName(name)));
    }
  }

  private void keepWarm(String name, String alias, int count) {
    if (count == 0) {
      change(
          COOL,
          () ->
              lambda()
                  .deleteProvisionedConcurrencyConfig(
                      request -> request.functionName(name).qualifier(alias)));
    } else {
      change(
          WARM,
          () ->
              lambda()
                  .putProvisionedConcurrencyConfig(
                      request ->
                          request
                              .functionName(name)
                              .qualifier(alias)
                              .provisionedConcurrentExecutions(count)));
    }
  }

  void writeTag(FunctionState function, Concurrency former) {
    Map<String, String> tag = Map.of(Concurrency.TAG, former.text());
    call(TAG)
        .answer(() -> lambda().tagResource(request -> request.resource(function.arn()).tags(tag)));
  }

  void removeTag(FunctionState function) {
    call(UNTAG)
        .answer(
            () ->
                lambda()
                    .untagResource(
                        request -> request.resource(function.arn()).tagKeys(Concurrency.TAG)));
  }

  private List<ProvisionedConcurrencyConfigListItem> warm(String name) {
    return Pages.of(
            marker -> warm(name, marker), ListProvisionedConcurrencyConfigsResponse::nextMarker)
        .flatMap(page -> page.provisionedConcurrencyConfigs().stream())
        .toList();
  }

  private ListProvisionedConcurrencyConfigsResponse warm(String name, String marker) {
    return call(LIST_WARM)
        .answer(
            () ->
                lambda()
                    .listProvisionedConcurrencyConfigs(
                        request -> request.functionName(name).marker(marker)));
  }

  /** An answer, or empty where AWS knows no such thing. */
  <T> Optional<T> found(String permission, Supplier<T> request) {
    return call(permission)
        .answer(
            () -> {
              try {
                return Optional.of(request.get());
              } catch (ResourceNotFoundException none) {
                return Optional.<T>empty();
              }
            });
  }

  /** A change, which AWS takes only while no other is under way. */
  private void change(String permission, Supplier<?> request) {
    unlessBusy(call(permission), request);
  }

  /**
   * The answer to a change.
   *
   * @throws TryAgain while another change of the same function is under way
   */
  static <T> T unlessBusy(AwsCall call, Supplier<T> request) {
    return call.answer(
        () -> {
          try {
            return request.get();
          } catch (ResourceConflictException busy) {
            throw new TryAgain(call + " waits for another change of the function", busy);
          }
        });
  }

  private LambdaClient lambda() {
    return aws.client(LambdaClient.class, region);
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, region, watch);
  }
}
