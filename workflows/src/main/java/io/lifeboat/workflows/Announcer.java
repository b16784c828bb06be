package io.lifeboat.workflows;

import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Step;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells people something where no run of an application is, by the same actions as runs: once for
 * each id, as a run does.
 */
public final class Announcer {
  private final StepOptions options;
  private final String about;
  private final String run;
  private final String toLook;
  private final Consumer<String> heard;

  /**
   * @param about what it is about, such as a region
   * @param run stands where a run stands otherwise: one of its ids is told once
   * @param toLook the command that shows more
   * @param heard takes how telling went, a sentence for each message
   */
  public Announcer(
      FailoverSettings settings, String about, String run, String toLook, Consumer<String> heard) {
    this.options = new StepOptions(settings);
    this.about = about;
    this.run = run;
    this.toLook = toLook;
    this.heard = heard;
  }

  /**
   * Tells one channel.
   *
   * @param message the step that tells it, such as {@code Channel.telling} gives
   * @param summary what is said below the step's subject
   */
  public Told tell(String id, Step message, String summary) {
    StepActivities actions = new StepActivities(track -> call(track, summary), options);
    return new Messenger(actions, (which, how) -> heard.accept(how)).send(id, message);
  }

  private StepCall call(StepTrack track, String summary) {
    return new StepCall(
        about,
        run,
        track.id(),
        summary,
        Run.factsFor(track),
        Optional.empty(),
        Optional.of(toLook));
  }
}
