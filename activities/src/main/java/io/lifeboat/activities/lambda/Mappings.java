package io.lifeboat.activities.lambda;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.EventSource;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The event source mappings of one region. */
final class Mappings {
  static final String LIST = "lambda:ListEventSourceMappings";
  static final String UPDATE = "lambda:UpdateEventSourceMapping";

  private final AwsClients aws;
  private final Region region;
  private final Watch watch;

  Mappings(AwsClients aws, Region region, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.watch = watch;
  }

  /** The mapping of a function to a source; empty when there is none. */
  Optional<Mapping> read(EventSource of) {
    return new AwsCall(LIST, region, watch)
        .answer(
            () -> {
              try {
                return lambda()
                    .listEventSourceMappings(
                        request -> request.functionName(of.function()).eventSourceArn(of.source()))
                    .eventSourceMappings()
                    .stream()
                    .filter(found -> of.source().equals(found.eventSourceArn()))
                    .findFirst()
                    .map(found -> new Mapping(of, found));
              } catch (ResourceNotFoundException none) {
                return Optional.<Mapping>empty();
              }
            });
  }

  Mapping need(EventSource of) {
    return read(of).orElseThrow(() -> new FinalFailure(FinalFailure.NOT_FOUND, missing(of)));
  }

  String missing(EventSource of) {
    return "function %s in %s takes no events from %s; correct the plan or make the mapping"
        .formatted(of.function(), region, of.source());
  }

  /**
   * Switches a mapping that has settled.
   *
   * @throws TryAgain while it is being changed
   */
  void change(Mapping mapping, boolean enabled) {
    AwsCall call = new AwsCall(UPDATE, region, watch);
    if (!mapping.isSettled()) {
      throw new TryAgain("%s takes no other order yet".formatted(mapping.words()));
    }
    call.answer(
        () -> {
          try {
            return lambda()
                .updateEventSourceMapping(request -> request.uuid(mapping.id()).enabled(enabled));
          } catch (ResourceInUseException busy) {
            throw new TryAgain(call + " waits for another change of the mapping", busy);
          }
        });
  }

  private LambdaClient lambda() {
    return aws.client(LambdaClient.class, region);
  }
}
