package io.lifeboat.activities.lambda;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Reads and changes how functions of one region are set up. */
final class SettingsCalls {
  static final String GET = "lambda:GetFunctionConfiguration";
  static final String UPDATE = "lambda:UpdateFunctionConfiguration";
  static final String PUBLISH = "lambda:PublishVersion";

  /** IAM's name of what the API calls GetLayerVersionByArn. */
  static final String LAYER = "lambda:GetLayerVersion";

  private final AwsClients aws;
  private final Region region;
  private final Watch watch;

  SettingsCalls(AwsClients aws, Region region, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.watch = watch;
  }

  /**
   * A function's settings; empty when the region has none of this name.
   *
   * @param version a published version, or {@code $LATEST}
   */
  Optional<GetFunctionConfigurationResponse> read(String function, String version) {
    return known(
        GET,
        () ->
            lambda()
                .getFunctionConfiguration(
                    request -> request.functionName(function).qualifier(version)));
  }

  boolean hasLayer(String arn) {
    return known(LAYER, () -> lambda().getLayerVersionByArn(request -> request.arn(arn)))
        .isPresent();
  }

  String missing(String function) {
    return "there is no function %s in %s; correct the plan or deploy it"
        .formatted(function, region);
  }

  /**
   * Keeps the settings that a function has now in a published version, where Lambda itself guards
   * the values; the version that has them already is not published again.
   *
   * @return the version's number
   */
  String keep(String function, String revision) {
    return changed(
            PUBLISH,
            () ->
                lambda()
                    .publishVersion(request -> request.functionName(function).revisionId(revision)))
        .version();
  }

  /** Changes the settings, unless somebody else has changed them since {@code revision}. */
  void change(String function, String revision, LambdaSettings wanted) {
    changed(
        UPDATE,
        () ->
            lambda()
                .updateFunctionConfiguration(
                    request ->
                        request
                            .functionName(function)
                            .revisionId(revision)
                            .runtime(wanted.runtime())
                            .memorySize(wanted.memory())
                            .timeout(wanted.timeout())
                            .layers(wanted.layers())
                            .environment(of -> of.variables(wanted.environment()))));
  }

  GetFunctionConfigurationResponse need(String function, String version) {
    return read(function, version)
        .orElseThrow(() -> new FinalFailure(FinalFailure.NOT_FOUND, missing(function)));
  }

  private <T> T changed(String permission, Supplier<T> request) {
    AwsCall call = new AwsCall(permission, region, watch);
    return call.answer(
        () -> {
          try {
            return request.get();
          } catch (ResourceConflictException | PreconditionFailedException other) {
            throw new TryAgain(call + " came across another change of the function", other);
          }
        });
  }

  private <T> Optional<T> known(String permission, Supplier<T> request) {
    return new AwsCall(permission, region, watch)
        .answer(
            () -> {
              try {
                return Optional.of(request.get());
              } catch (ResourceNotFoundException none) {
                return Optional.<T>empty();
              }
            });
  }

  private LambdaClient lambda() {
    return aws.client(LambdaClient.class, region);
  }
}
