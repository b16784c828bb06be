package io.lifeboat.workflows;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.run.DrillRecord;
import io.lifeboat.plan.run.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A drill: nothing was found that would keep a real recovery from its objectives. */
final class DrillAim implements Aim {
  static DrillDepth depth(Run run) {
    return ((DrillRequest) run.request()).deep();
  }

  @Override
  public boolean alwaysPutsBack(Run run) {
    return depth(run) == DrillDepth.ISOLATED;
  }

  @Override
  public String headline(Run run) {
    return "%s drill of %s in %s"
        .formatted(depth(run), run.request().plan().application(), run.to());
  }

  @Override
  public boolean isReached(Run run) {
    return DrillFindings.criticalIssues(run).isEmpty();
  }

  @Override
  public String reached(Run run) {
    Duration objective = run.request().plan().objectives().rto();
    return "The %s has passed%s"
        .formatted(
            headline(run),
            DrillFindings.rto(run)
                .map(
                    took ->
                        " in %s (RTO %s, kept)"
                            .formatted(Sentences.span(took), Sentences.span(objective)))
                .orElse(""));
  }

  @Override
  public String missed(Run run) {
    List<String> issues = DrillFindings.criticalIssues(run);
    return "The %s has failed, critical: %s".formatted(headline(run), String.join("; ", issues));
  }

  @Override
  public Optional<DrillRecord> drill(Run run) {
    return Optional.of(DrillFindings.of(run));
  }

  @Override
  public Verdict verdict(Run run) {
    if (run.isCutShortByPeople()) {
      return Verdict.STOPPED_SAFELY;
    }
    return isReached(run) ? Verdict.PASSED : Verdict.FAILED;
  }
}
