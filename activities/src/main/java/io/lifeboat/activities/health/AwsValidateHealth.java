package io.lifeboat.activities.health;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ValidateHealth;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the application until every probe has given enough good answers in a row; it never gives up
 * by itself, the step's budget ends it.
 */
public final class AwsValidateHealth implements LooksOnly<ValidateHealth> {
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Questions questions;

  public AwsValidateHealth(Prober prober) {
    this.questions = new Questions(prober);
  }

  @Override
  public Class<ValidateHealth> step() {
    return ValidateHealth.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of();
  }

  @Override
  public Inspection inspect(ValidateHealth step, StepCall call, Watch watch) {
    if (step.probes().isEmpty()) {
      return Inspection.alreadyDone("the plan has no health checks to ask", Map.of());
    }
    Round round = questions.ask(step.probes(), wanted(step), watch);
    return Inspection.ready(
        round.isGood() ? "every probe answers well" : "not healthy yet: " + round.words(),
        Map.of());
  }

  private static Set<Region> wanted(ValidateHealth step) {
    Set<Region> wanted = new HashSet<>(step.others());
    wanted.add(step.region());
    return wanted;
  }

  @Override
  public Outcome confirm(ValidateHealth step, StepCall call, Watch watch) {
    Pace pace = new Pace(watch, SHORTEST, LONGEST);
    GoodRow row = GoodRow.none();
    for (; ; ) {
      Round round = questions.ask(step.probes(), wanted(step), watch);
      row = row.after(round);
      if (row.length() >= step.goodAnswers()) {
        return outcome(step, row, pace);
      }
      if (row.length() == 0) {
        watch.report("not healthy after " + Figures.time(pace.waited()) + ": " + round.words());
        pace.pause();
      } else {
        watch.report("%d of %d good answers in a row".formatted(row.length(), step.goodAnswers()));
        watch.pause(SHORTEST);
      }
    }
  }

  private static Outcome outcome(ValidateHealth step, GoodRow row, Pace pace) {
    return new Outcome(
        "%s of %s gave %d good answers in a row%s, median %d ms, after %s%s"
            .formatted(
                Figures.count(step.probes().size(), "probe"),
                isFromOutside(step) ? "the users' view" : "the region",
                row.length(),
                isProven(step, row) ? " from " + names(step) : "",
                row.medianMillis(),
                Figures.time(pace.waited()),
                isProven(step, row) ? "" : doubt(step, row)),
        Map.of(
            Facts.FIRST_GOOD_ANSWER_AT, row.firstAt().toString(),
            Facts.RESPONSE_MILLIS, String.valueOf(row.medianMillis())));
  }

  private static String names(ValidateHealth step) {
    return Stream.concat(Stream.of(step.region()), step.others().stream())
        .map(Region::name)
        .collect(Collectors.joining(" or "));
  }

  /** A region's own address tells who answers; the users' address does not. */
  private static boolean isProven(ValidateHealth step, GoodRow row) {
    return !isFromOutside(step) || row.nameless().isEmpty();
  }

  private static String doubt(ValidateHealth step, GoodRow row) {
    return row.nameless().size() == step.probes().size()
        ? "; the answers do not say which region gave them"
        : "; the answers of %s do not say which region gave them"
            .formatted(String.join(", ", row.nameless()));
  }

  private static boolean isFromOutside(ValidateHealth step) {
    return step.seenFrom() == ValidateHealth.View.USERS;
  }
}
