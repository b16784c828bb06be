package io.lifeboat.starter.view;

import io.lifeboat.plan.run.StepState;
import io.lifeboat.starter.terminal.Style;

/** A step's state as one sign in front of it. */
final class StepSign {
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final String[] ASCII_SPINNER = {"|", "/", "-", "\\"};

  private StepSign() {}

  /**
   * @param tick counts redraws; turns the spinner
   */
  static String of(StepState state, Style style, int tick) {
    return switch (state) {
      case WAITING, NOT_RUN -> style.dim(style.sign("·", "."));
      case INSPECTING, APPLYING, CONFIRMING -> style.attention(spinner(style, tick));
      case OPEN -> style.attention("?");
      case DEFERRED -> style.attention(style.sign("↻", "~"));
      case FAILED -> style.bad(style.sign("✗", "x"));
      case DONE, ALREADY_DONE -> style.good(style.sign("✓", "+"));
      case SKIPPED -> style.attention(style.sign("↷", ">"));
      case REVERTED -> style.attention(style.sign("↶", "<"));
    };
  }

  private static String spinner(Style style, int tick) {
    String[] signs = style.hasSigns() ? SPINNER : ASCII_SPINNER;
    return signs[tick % signs.length];
  }
}
