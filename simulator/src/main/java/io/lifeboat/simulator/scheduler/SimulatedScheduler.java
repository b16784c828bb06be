package io.lifeboat.simulator.scheduler;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/**
 * EventBridge Scheduler in one region. As on AWS an update replaces the whole schedule: what it
 * leaves out is gone. Nothing is started by it.
 */
public final class SimulatedScheduler implements SchedulerClient {
  private static final Duration LATE = Duration.ofMinutes(5);

  private final SchedulesEstate schedules;
  private final String region;

  /** The service of one region over the account's schedules. */
  public SimulatedScheduler(SchedulesEstate schedules, String region) {
    this.schedules = schedules;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetScheduleResponse getSchedule(GetScheduleRequest request) {
    UpdateScheduleRequest schedule = find(request.groupName(), request.name());
    return GetScheduleResponse.builder()
        .name(schedule.name())
        .groupName(schedule.groupName())
        .arn(arn(schedule))
        .state(schedule.state())
        .description(schedule.description())
        .scheduleExpression(schedule.scheduleExpression())
        .scheduleExpressionTimezone(schedule.scheduleExpressionTimezone())
        .startDate(schedule.startDate())
        .endDate(schedule.endDate())
        .flexibleTimeWindow(schedule.flexibleTimeWindow())
        .target(schedule.target())
        .kmsKeyArn(schedule.kmsKeyArn())
        .actionAfterCompletion(schedule.actionAfterCompletion())
        .build();
  }

  @Override
  public ListSchedulesResponse listSchedules(ListSchedulesRequest request) {
    Only.members(request, SchedulerException.builder(), "GroupName");
    return ListSchedulesResponse.builder()
        .schedules(
            schedules.in(region).stream()
                .filter(
                    each ->
                        request.groupName() == null || request.groupName().equals(each.groupName()))
                .map(
                    each ->
                        ScheduleSummary.builder()
                            .name(each.name())
                            .groupName(each.groupName())
                            .arn(arn(each))
                            .state(each.state())
                            .build())
                .toList())
        .build();
  }

  @Override
  public UpdateScheduleResponse updateSchedule(UpdateScheduleRequest request) {
    UpdateScheduleRequest before = find(request.groupName(), request.name());
    require(request.scheduleExpression() != null, "ScheduleExpression is required");
    require(request.flexibleTimeWindow() != null, "FlexibleTimeWindow is required");
    require(
        request.target() != null
            && request.target().arn() != null
            && request.target().roleArn() != null,
        "Target with Arn and RoleArn is required");
    require(
        request.startDate() == null
            || request.startDate().isAfter(schedules.estate.now().minus(LATE)),
        "The StartDate you specify cannot be earlier than 5 minutes ago.");
    UpdateScheduleRequest after =
        request.toBuilder()
            .clientToken(null)
            .groupName(before.groupName())
            .state(request.state() == null ? ScheduleState.ENABLED : request.state())
            .scheduleExpressionTimezone(
                Optional.ofNullable(request.scheduleExpressionTimezone()).orElse("UTC"))
            .build();
    schedules.put(region, after);
    schedules.estate.mutated(
        new Where(region, "scheduler", "UpdateSchedule", after.name()),
        !after.equalsBySdkFields(before),
        "schedule %s in %s is %s".formatted(after.name(), region, after.state()));
    return UpdateScheduleResponse.builder().scheduleArn(arn(after)).build();
  }

  private UpdateScheduleRequest find(String group, String name) {
    return schedules
        .find(region, group == null ? "default" : group, name)
        .orElseThrow(
            () ->
                AwsError.of(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    404,
                    "Schedule " + name + " does not exist."));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw invalid(otherwise);
    }
  }

  private static AwsServiceException invalid(String message) {
    return AwsError.of(ValidationException.builder(), "ValidationException", 400, message);
  }

  private String arn(UpdateScheduleRequest schedule) {
    return "arn:aws:scheduler:%s:%s:schedule/%s/%s"
        .formatted(
            region, schedules.estate.world().account(), schedule.groupName(), schedule.name());
  }
}
