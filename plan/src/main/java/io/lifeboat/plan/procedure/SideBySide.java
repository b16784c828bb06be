package io.lifeboat.plan.procedure;

import io.lifeboat.plan.DrillTasks;
import io.lifeboat.plan.HttpCheck;
import io.lifeboat.plan.Service;
import io.lifeboat.plan.step.CloneAurora;
import io.lifeboat.plan.step.CompareData;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.Role;
import io.lifeboat.plan.step.StartDrillTasks;
import io.lifeboat.plan.step.ValidateDrillTasks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The standby exercised on the side: clones of its data, tasks of its services, no users. */
final class SideBySide {
  private static final String START = "start-drill-services";
  private static final String VALIDATE = "validate-drill-services";

  private SideBySide() {}

  static void copyTheData(Draft draft, Move move) {
    move.plan()
        .aurora()
        .forEach(
            (name, database) ->
                draft.add(
                    "clone-" + name,
                    new CloneAurora(name, database.auroraGlobal(), move.to()),
                    List.of("hold-lag-" + name),
                    OnFailure.ROLL_BACK));
  }

  static void startServices(Draft draft, Move move) {
    List<DrillService> services = services(move);
    if (!services.isEmpty()) {
      draft.add(
          START,
          new StartDrillTasks(move.to(), services),
          draft.idsOf(CloneAurora.class),
          OnFailure.ROLL_BACK);
      draft.add(
          VALIDATE,
          new ValidateDrillTasks(move.to(), services, move.plan().proofOrUsual().answers()),
          List.of(START),
          OnFailure.ROLL_BACK);
    }
  }

  static void compare(Draft draft, Move move) {
    move.plan()
        .aurora()
        .forEach(
            (name, database) ->
                database
                    .data()
                    .ifPresent(
                        data ->
                            draft.add(
                                "compare-" + name,
                                new CompareData(
                                    name,
                                    database.auroraGlobal(),
                                    move.from(),
                                    move.to(),
                                    data,
                                    move.plan().objectives().rpo()),
                                List.of("clone-" + name),
                                OnFailure.CONTINUE)));
  }

  /** What cannot be started on the side is asked where it stands by. */
  static void seeTheStandbyAnswer(Draft draft, Move move) {
    if (!draft.has(START)) {
      Users.seeThatTheStandbyAnswers(draft, move);
    }
  }

  /** What the drill ends with. */
  static List<String> last(Draft draft) {
    List<String> last = new ArrayList<>(draft.idsOf(CompareData.class));
    last.addAll(draft.has(VALIDATE) ? List.of(VALIDATE) : draft.idsOf(CloneAurora.class));
    last.addAll(draft.idsOf(Role.COMPARE));
    last.add(Users.STANDBY);
    return last;
  }

  private static List<DrillService> services(Move move) {
    List<DrillService> services = new ArrayList<>();
    move.plan()
        .ecs()
        .forEach(
            (name, service) ->
                service
                    .drill()
                    .ifPresent(drill -> services.add(service(move, name, service, drill))));
    return services;
  }

  private static DrillService service(Move move, String name, Service service, DrillTasks drill) {
    Map<String, String> endpoints = new TreeMap<>();
    drill.endpoints().forEach((database, variable) -> endpoints.put(variable, database));
    HttpCheck check = move.plan().httpHealth().get(name);
    List<Probe> paths = check == null ? List.of() : List.of(path(check.inRegion(name, move.to())));
    return new DrillService(
        name, service.ecs(), drill.tasks().orElse(1), drill.port(), endpoints, paths);
  }

  private static Probe path(Probe probe) {
    URI address = URI.create(probe.url());
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return new Probe(probe.name(), address.getRawPath() + query, probe.within(), List.of());
  }
}
