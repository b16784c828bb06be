package io.lifeboat.activities.cloudwatch;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskAlarm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Sees whether an alarm is in alarm. */
public final class LookAtAlarm implements Look<AskAlarm> {
  private final AwsClients aws;

  public LookAtAlarm(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskAlarm> check() {
    return AskAlarm.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(DESCRIBE, "its state"));
  }

  private static final String DESCRIBE = "cloudwatch:DescribeAlarms";
  private static final Map<String, Double> ANSWERED = Map.of("described", 1.0);

  @Override
  public Seen at(AskAlarm check, Watch watch) {
    String name = check.arn().split(":", 7)[6];
    DescribeAlarmsResponse found =
        new AwsCall(DESCRIBE, check.region(), watch)
            .answer(
                () ->
                    aws.cloudWatch(check.region())
                        .describeAlarms(
                            request ->
                                request
                                    .alarmNames(name)
                                    .alarmTypes(
                                        AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)));
    return state(found)
        .map(LookAtAlarm::judge)
        .orElseGet(() -> Seen.unseen("cannot be seen: there is no alarm " + name));
  }

  private static Optional<StateValue> state(DescribeAlarmsResponse found) {
    return found.metricAlarms().stream()
        .map(alarm -> alarm.stateValue())
        .findFirst()
        .or(() -> found.compositeAlarms().stream().map(alarm -> alarm.stateValue()).findFirst());
  }

  private static Seen judge(StateValue state) {
    return switch (state) {
      case OK -> Seen.good("is OK", ANSWERED);
      case ALARM -> Seen.bad("is in alarm", ANSWERED);
      default -> Seen.unseen("has too few data");
    };
  }
}
