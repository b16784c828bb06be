package io.lifeboat.starter.plans;

import io.lifeboat.plan.drawing.StepsJson;
import io.lifeboat.plan.drawing.StepsMermaid;
import io.lifeboat.plan.drawing.StepsSvg;
import io.lifeboat.plan.drawing.StepsText;
import io.lifeboat.plan.procedure.Procedure;
import java.util.Locale;
import java.util.function.Function;

/** The forms of a procedure. */
enum StepsFormat {
  TEXT(StepsText::of),
  JSON(StepsJson::of),
  MERMAID(StepsMermaid::of),
  SVG(StepsSvg::of);

  private final Function<Procedure, String> drawer;

  StepsFormat(Function<Procedure, String> drawer) {
    this.drawer = drawer;
  }

  /** The whole drawing, ending in a line break. */
  String draw(Procedure procedure) {
    String drawing = drawer.apply(procedure);
    return drawing.endsWith("\n") ? drawing : drawing + "\n";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
