package io.lifeboat.plan.drawing;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts steps into layers, each below all that it waits for. A line that passes layers by gets a
 * place of its own in each of them, so that it runs between the boxes and not under them.
 *
 * @param rows from the top; a name is a step's id, or that of a line's place
 * @param lines each from its upper step by its places to its lower step
 */
record Layers(List<List<String>> rows, List<List<String>> lines) {
  static Layers of(Procedure procedure) {
    Map<String, Integer> depths = depths(procedure);
    List<List<String>> rows = new ArrayList<>();
    depths.values().stream().max(Integer::compare).ifPresent(d -> addRows(rows, d + 1));
    procedure.steps().forEach(step -> rows.get(depths.get(step.id())).add(step.id()));
    List<List<String>> lines = new ArrayList<>();
    for (ProcedureStep step : procedure.steps()) {
      for (String need : Direct.needs(procedure, step)) {
        lines.add(line(need, depths.get(need), step.id(), depths.get(step.id()), rows));
      }
    }
    return new Layers(rows, lines);
  }

  /** The names that a name is joined to in the row above or below. */
  Map<String, List<String>> neighbours() {
    Map<String, List<String>> neighbours = new HashMap<>();
    for (List<String> line : lines) {
      for (int at = 1; at < line.size(); at++) {
        neighbours.computeIfAbsent(line.get(at), n -> new ArrayList<>()).add(line.get(at - 1));
        neighbours.computeIfAbsent(line.get(at - 1), n -> new ArrayList<>()).add(line.get(at));
      }
    }
    return neighbours;
  }

  static boolean isLinePlace(String name) {
    return name.indexOf('>') >= 0;
  }

  private static Map<String, Integer> depths(Procedure procedure) {
    Map<String, Integer> depths = new HashMap<>();
    for (ProcedureStep step : procedure.steps()) {
      depths.put(step.id(), step.needs().stream().mapToInt(n -> depths.get(n) + 1).max().orElse(0));
    }
    return depths;
  }

  private static void addRows(List<List<String>> rows, int count) {
    for (int row = 0; row < count; row++) {
      rows.add(new ArrayList<>());
    }
  }

  private static List<String> line(
      String from, int upper, String to, int lower, List<List<String>> rows) {
    List<String> line = new ArrayList<>(List.of(from));
    for (int row = upper + 1; row < lower; row++) {
      String place = from + ">" + to + ">" + row;
      rows.get(row).add(place);
      line.add(place);
    }
    line.add(to);
    return line;
  }
}
