package io.lifeboat.workflows;

import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Step;
import io.temporal.workflow.Workflow;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells people something where no run is, by the same actions as runs: once for each id, as a run
 * does.
 */
final class Announcer {
  private final StepOptions options;
  private final String about;
  private final String toLook;
  private final Consumer<String> heard;

  /**
   * @param about what it is about, such as a region
   * @param toLook the command that shows more
   * @param heard takes how telling went, a sentence for each message
   */
  Announcer(FailoverSettings settings, String about, String toLook, Consumer<String> heard) {
    this.options = new StepOptions(settings);
    this.about = about;
    this.toLook = toLook;
    this.heard = heard;
  }

  /**
   * Whether it was told, or may have been.
   *
   * @param message the step that tells it, such as {@code Channel.telling} gives
   * @param summary what is said below the step's subject
   */
  boolean tell(String id, Step message, String summary) {
    StepActivities actions = new StepActivities(track -> call(track, summary), options);
    return new Messenger(actions, (which, how) -> heard.accept(how)).tell(id, message);
  }

  private StepCall call(StepTrack track, String summary) {
    return new StepCall(
        about,
        Workflow.getInfo().getFirstExecutionRunId(),
        track.id(),
        summary,
        track.facts(),
        Optional.empty(),
        Optional.of(toLook));
  }
}
