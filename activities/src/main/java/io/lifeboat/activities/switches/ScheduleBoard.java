package io.lifeboat.activities.switches;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/** The schedules of one group. */
record ScheduleBoard(AwsClients aws, Region region, String group, String name, Watch watch)
    implements SwitchBoard {
  static final String GET = "scheduler:GetSchedule";
  static final String UPDATE = "scheduler:UpdateSchedule";

  @Override
  public String words() {
    return "schedules of %s in %s".formatted(name, region);
  }

  @Override
  public Optional<Boolean> isOn(String schedule) {
    return read(schedule).map(found -> found.state() == ScheduleState.ENABLED);
  }

  /**
   * An update replaces the whole schedule, so all of it is sent back. No token of this run goes
   * with it: Scheduler would then pass over a second update after somebody else's.
   */
  @Override
  public void set(String schedule, boolean isOn) {
    GetScheduleResponse now =
        read(schedule)
            .orElseThrow(() -> new TryAgain("the %s have no %s".formatted(words(), schedule)));
    UpdateScheduleRequest.Builder whole =
        UpdateScheduleRequest.builder()
            .name(now.name())
            .groupName(now.groupName())
            .description(now.description())
            .scheduleExpression(now.scheduleExpression())
            .scheduleExpressionTimezone(now.scheduleExpressionTimezone())
            .startDate(stillToCome(now.startDate()))
            .endDate(now.endDate())
            .flexibleTimeWindow(now.flexibleTimeWindow())
            .target(now.target())
            .kmsKeyArn(now.kmsKeyArn())
            .actionAfterCompletion(now.actionAfterCompletion())
            .state(isOn ? ScheduleState.ENABLED : ScheduleState.DISABLED);
    new AwsCall(UPDATE, region, watch).answer(() -> client().updateSchedule(whole.build()));
  }

  /** A start that is past has no effect any more, and Scheduler refuses to take it back. */
  private Instant stillToCome(Instant start) {
    return start == null || start.isBefore(watch.now()) ? null : start;
  }

  private Optional<GetScheduleResponse> read(String schedule) {
    return new AwsCall(GET, region, watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    client().getSchedule(request -> request.name(schedule).groupName(group)));
              } catch (ResourceNotFoundException none) {
                return Optional.<GetScheduleResponse>empty();
              }
            });
  }

  private SchedulerClient client() {
    return aws.client(SchedulerClient.class, region);
  }
}
