package io.lifeboat.activities.switches;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** The rules of one event bus. */
record RuleBoard(AwsClients aws, Region region, String bus, String name, Watch watch)
    implements SwitchBoard {
  static final String DESCRIBE = "events:DescribeRule";
  static final String ENABLE = "events:EnableRule";
  static final String DISABLE = "events:DisableRule";

  @Override
  public String words() {
    return "rules of %s in %s".formatted(name, region);
  }

  @Override
  public Optional<Boolean> isOn(String rule) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    isOn(
                        rule,
                        client()
                            .describeRule(request -> request.name(rule).eventBusName(bus))
                            .state()));
              } catch (ResourceNotFoundException none) {
                return Optional.<Boolean>empty();
              }
            });
  }

  /** Enabling a rule anew would not bring that third state back. */
  private boolean isOn(String rule, RuleState state) {
    if (state == RuleState.ENABLED || state == RuleState.DISABLED) {
      return state == RuleState.ENABLED;
    }
    throw new FinalFailure(
        FinalFailure.IMPOSSIBLE,
        "rule %s in %s is %s, which could not be given back to it; switch it by hand"
            .formatted(rule, region, state));
  }

  @Override
  public void set(String rule, boolean isOn) {
    new AwsCall(isOn ? ENABLE : DISABLE, region, watch)
        .answer(
            () ->
                isOn
                    ? client().enableRule(request -> request.name(rule).eventBusName(bus))
                    : client().disableRule(request -> request.name(rule).eventBusName(bus)));
  }

  private EventBridgeClient client() {
    return aws.client(EventBridgeClient.class, region);
  }
}
