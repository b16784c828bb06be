package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunTimes;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.UsersSeen;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the run amounts to: its verdict, and its one sentence at any time. */
final class Ending {
  private Ending() {}

  static Verdict verdict(Run run) {
    return run.refusal().isPresent() ? Verdict.STOPPED_SAFELY : run.aim().verdict(run);
  }

  static String headline(Run run) {
    return run.aim().headline(run);
  }

  static String sentence(Run run) {
    return switch (run.state()) {
      case LOOKING -> "Looking at everything before anything is changed.";
      case RUNNING -> running(run);
      case WAITING_FOR_APPROVAL -> "Waiting for people: " + titles(run, StepState.OPEN) + ".";
      case PAUSED -> paused(run);
      case FENCING -> served(run) + "; still trying to " + titles(run, StepState.DEFERRED) + ".";
      case AWAITING_COMMIT -> run.aim().reached(run) + "; " + awaitingCommit(run) + ".";
      case ROLLING_BACK -> "Putting back what was done: " + whyBack(run) + ".";
      case ENDED -> ended(run);
    };
  }

  private static String awaitingCommit(Run run) {
    return "it can be rolled back until it is committed, or until "
        + run.commitUntil().map(Sentences::time).orElse("its time is over");
  }

  private static String running(Run run) {
    long finished = run.board().all(StepTrack::isFinished).size();
    String under =
        Sentences.list(
            run.board().all(track -> track.isWorking()).stream().map(StepTrack::title).toList());
    return "%s%d of %d steps are done%s."
        .formatted(
            run.stopping().map(why -> "Stopping, " + why + "; ").orElse(""),
            finished,
            run.board().all().size(),
            under.isEmpty() ? "" : "; under way: " + under);
  }

  private static String paused(Run run) {
    List<String> reasons =
        run.waitingForAPerson().stream()
            .map(track -> track.title() + ": " + track.sentence())
            .toList();
    String failed = String.join("; ", reasons);
    String untouched = run.isSurveying() && !failed.isEmpty() ? "Nothing has been changed. " : "";
    return "Paused. "
        + untouched
        + run.held().map(held -> held + (failed.isEmpty() ? "" : "; ")).orElse("")
        + failed
        + ".";
  }

  private static String titles(Run run, StepState state) {
    return Sentences.list(
        run.board().all(track -> track.state() == state).stream().map(StepTrack::title).toList());
  }

  /** What people are told: how it stands for users, as far as anybody has looked. */
  static String news(Run run) {
    return Times.isLooked(run) ? served(run) + "." : sentence(run);
  }

  private static String served(Run run) {
    if (!Times.isServed(run)) {
      return "Users have not been seen to be served by " + run.to();
    }
    RunTimes times = Times.of(run);
    return "Users are served by "
        + run.to()
        + times.firstGoodAnswerAt().map(at -> " since " + Sentences.time(at)).orElse("");
  }

  private static String ended(Run run) {
    return switch (run.verdict().orElseThrow()) {
      case RECOVERED -> run.aim().reached(run) + ".";
      case RECOVERED_WITH_EXCEPTIONS ->
          run.aim().reached(run) + "; " + exceptions(run) + " to look at afterwards.";
      case ROLLED_BACK -> "Rolled back: " + whyBack(run) + "; " + putBack(run) + ".";
      case STOPPED_SAFELY ->
          run.refusal()
              .map(why -> Sentences.capital(why) + ".")
              .orElseGet(
                  () ->
                      "Stopped safely: "
                          + reason(run)
                          + "; "
                          + exceptions(run)
                          + " left to do by hand.");
      case PASSED -> run.aim().reached(run) + ".";
      case FAILED -> run.aim().missed(run) + ".";
    };
  }

  static String reason(Run run) {
    return run.stopping().or(run::puttingBack).orElseGet(() -> run.aim().missed(run));
  }

  private static String whyBack(Run run) {
    return run.puttingBack().orElseGet(() -> reason(run));
  }

  private static String putBack(Run run) {
    return run.undoing().filter(Undoing::isNothing).isPresent()
        ? "nothing had been changed"
        : "what had been changed was put back";
  }

  private static String exceptions(Run run) {
    int left = LeftToDo.of(run).size();
    return switch (left) {
      case 0 -> "nothing is";
      case 1 -> "one thing is";
      default -> left + " things are";
    };
  }

  static String recovered(Run run) {
    RunTimes times = Times.of(run);
    return served(run)
        + times
            .rto()
            .map(
                rto ->
                    ", " + (times.isPlanned(run.mode()) ? planned(run, rto) : rto(run, times, rto)))
            .orElse("")
        + lost(run);
  }

  private static String planned(Run run, Duration took) {
    return Sentences.span(took)
        + " after the start"
        + Users.seen(run).map(seen -> ", " + seen(run, seen)).orElse("");
  }

  private static String seen(Run run, UsersSeen seen) {
    if (seen.failed() == 0) {
      return "and users always had a good answer";
    }
    Duration objective = run.request().plan().objectives().rto();
    return seen.downtime()
        .map(
            gone ->
                "users without a good answer for %s (RTO %s, %s)"
                    .formatted(
                        Sentences.span(gone),
                        Sentences.span(objective),
                        gone.compareTo(objective) <= 0 ? "kept" : "missed"))
        .orElse(
            "users without a good answer %d of %d times".formatted(seen.failed(), seen.asked()));
  }

  private static String rto(Run run, RunTimes times, Duration rto) {
    Duration objective = run.request().plan().objectives().rto();
    return "%s after %s (RTO %s, %s)"
        .formatted(
            Sentences.span(rto),
            times.impactAt().isPresent()
                ? "the impact"
                : "the start of the run, since the time of the impact is not known",
            Sentences.span(objective),
            rto.compareTo(objective) <= 0 ? "kept" : "missed");
  }

  private static boolean isHeld(Run run) {
    return run.board().any(track -> track.step().role() == Role.HOLD);
  }

  private static String lost(Run run) {
    List<StepTrack> promotions = run.board().all(track -> track.step().role() == Role.PROMOTE);
    if (promotions.isEmpty()) {
      return Lag.greatest(run)
          .map(lag -> "; " + lag.sentence(run.request().plan().objectives().rpo()))
          .or(() -> newestMarker(run))
          .orElseGet(() -> isHeld(run) ? "; how much had not arrived yet is not known" : "");
    }
    return promotions.stream().allMatch(StepTrack::isSwitchedOver)
        ? "; nothing was lost"
        : Lag.greatest(run)
            .map(lag -> "; " + lag.sentence(run.request().plan().objectives().rpo()))
            .orElse("; how much data were lost is not known");
  }

  private static Optional<String> newestMarker(Run run) {
    Duration objective = run.request().plan().objectives().rpo();
    return Times.lostByMarker(run)
        .map(
            age ->
                "; the newest marker that had arrived is of %s before %s (RPO %s, %s by that measure)"
                    .formatted(
                        Sentences.span(age),
                        run.request().impactAt().isPresent() ? "the impact" : "the start",
                        Sentences.span(objective),
                        age.compareTo(objective) <= 0 ? "kept" : "missed"));
  }

  /** Something was put back, and no change that this run asked for is left standing. */
  static boolean isRolledBack(Run run) {
    return run.board().any(track -> track.state() == StepState.REVERTED)
        && !run.board()
            .any(
                track ->
                    track.isChange() && track.isAsked() && track.state() != StepState.REVERTED);
  }
}
