package io.lifeboat.plan.drawing;

import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Gate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A procedure as a Mermaid flowchart, as GitHub and many wikis draw it. */
public final class StepsMermaid {
  private StepsMermaid() {}

  /** The flowchart without the code fence, with a line's end after each line. */
  public static String of(Procedure procedure) {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    Map<String, String> nodes = names(procedure);
    for (ProcedureStep step : procedure.steps()) {
      text.append("  ").append(nodes.get(step.id())).append(box(step)).append('\n');
    }
    List<String> path = CriticalPath.of(procedure).steps();
    for (ProcedureStep step : procedure.steps()) {
      for (String need : Direct.needs(procedure, step)) {
        boolean critical = path.contains(need) && path.contains(step.id());
        text.append("  ").append(nodes.get(need)).append(critical ? " ==> " : " --> ");
        text.append(nodes.get(step.id())).append('\n');
      }
    }
    text.append("  classDef final stroke:#c62828,stroke-width:3px\n");
    text.append("  classDef gate stroke:#b26a00,stroke-width:2px,stroke-dasharray:4\n");
    text.append("  classDef beside stroke-dasharray:2\n");
    return text.toString();
  }

  /** Names of its own: a step's id may hold words and dashes that mean something in Mermaid. */
  private static Map<String, String> names(Procedure procedure) {
    Map<String, String> names = new HashMap<>();
    procedure.steps().forEach(step -> names.put(step.id(), "s" + (names.size() + 1)));
    return names;
  }

  private static String box(ProcedureStep step) {
    String label = label(step);
    if (step.step() instanceof Gate) {
      return "{{\"%s\"}}:::gate".formatted(label);
    }
    if (step.part() != ProcedureStep.Part.WORK) {
      return "([\"%s\"]):::beside".formatted(label);
    }
    boolean isFinal = step.step().effect() == Effect.POINT_OF_NO_RETURN;
    return "[\"%s\"]%s".formatted(label, isFinal ? ":::final" : "");
  }

  private static String label(ProcedureStep step) {
    String title = step.step().title().replace("&", "#amp;").replace("\"", "#quot;");
    return title.replace("<", "#lt;").replace(">", "#gt;") + "<br/>" + Times.of(step);
  }
}
