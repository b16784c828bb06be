package io.lifeboat.starter.schedule;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The drills by the clock on a Temporal server. */
final class DrillSchedules {
  /** In the memo of every schedule that Lifeboat made: its application. */
  private static final String APPLICATION = "lifeboatApplication";

  /** In the memo of those that a plan declares. */
  private static final String DECLARED = "lifeboatDeclared";

  private final ScheduleClient schedules;

  DrillSchedules(TemporalConnection connection) {
    schedules =
        ScheduleClient.newInstance(
            connection.client().getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(connection.namespace())
                .setDataConverter(connection.client().getOptions().getDataConverter())
                .build());
  }

  /**
   * @throws Refusal when one of that name is there
   */
  void create(Cadence cadence) {
    try {
      make(cadence, false);
    } catch (ScheduleAlreadyRunningException there) {
      throw Refusal.wrongInput(
          "there is a schedule %s already; nothing was changed. See it: ./lifeboat schedule show %s"
              .formatted(cadence.name(), cadence.name()));
    }
  }

  /** Makes it as declared; one that is there keeps its being paused and its note. */
  Applied apply(Cadence cadence) {
    try {
      make(cadence, true);
      return Applied.CREATED;
    } catch (ScheduleAlreadyRunningException there) {
      return update(cadence);
    }
  }

  /** What came of applying one. */
  enum Applied {
    CREATED,
    UPDATED,
    UNCHANGED
  }

  /** All that Lifeboat made, for one application or for all. */
  List<ScheduleListDescription> all(String application) {
    return reached(
        () -> schedules.listSchedules().filter(found -> isOf(application, found)).toList());
  }

  /** Those of an application that a plan declared. */
  List<String> declared(String application) {
    return all(application).stream()
        .filter(found -> found.getMemo(DECLARED, Boolean.class) != null)
        .map(ScheduleListDescription::getScheduleId)
        .toList();
  }

  ScheduleDescription describe(ScheduleName name) {
    return known(name, () -> handle(name).describe());
  }

  void change(ScheduleName name, Consumer<ScheduleHandle> change) {
    known(
        name,
        () -> {
          change.accept(handle(name));
          return true;
        });
  }

  private void make(Cadence cadence, boolean isDeclared) {
    Map<String, Object> application = Map.of(APPLICATION, cadence.plan().application());
    Map<String, Object> declared =
        Map.of(APPLICATION, cadence.plan().application(), DECLARED, true);
    schedules.createSchedule(
        cadence.name().id(),
        cadence.schedule(ScheduleState.newBuilder().build()),
        ScheduleOptions.newBuilder().setMemo(isDeclared ? declared : application).build());
  }

  private Applied update(Cadence cadence) {
    ScheduleDescription before = describe(cadence.name());
    Schedule wanted = cadence.schedule(before.getSchedule().getState());
    change(cadence.name(), handle -> handle.update(input -> new ScheduleUpdate(wanted)));
    Schedule after = describe(cadence.name()).getSchedule();
    return Sameness.of(before.getSchedule(), after) ? Applied.UNCHANGED : Applied.UPDATED;
  }

  private ScheduleHandle handle(ScheduleName name) {
    return schedules.getHandle(name.id());
  }

  private static boolean isOf(String application, ScheduleListDescription found) {
    Object whose = found.getMemo(APPLICATION, String.class);
    return whose != null && (application.isEmpty() || whose.equals(application));
  }

  private static <T> T known(ScheduleName name, Supplier<T> question) {
    try {
      return reached(question);
    } catch (StatusRuntimeException complaint) {
      if (complaint.getStatus().getCode() == Status.Code.NOT_FOUND) {
        throw Refusal.wrongInput(
            "there is no schedule %s: ./lifeboat schedule list shows what there is"
                .formatted(name));
      }
      throw complaint;
    }
  }

  /** Temporal's own complaint, whatever the SDK wraps it in. */
  private static <T> T reached(Supplier<T> question) {
    try {
      return question.get();
    } catch (ScheduleException wrapped) {
      if (wrapped.getCause() instanceof StatusRuntimeException complaint) {
        throw complaint;
      }
      throw wrapped;
    }
  }
}
