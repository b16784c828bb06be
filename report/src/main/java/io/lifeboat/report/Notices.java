package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What users can be told. Only what the record knows, and nothing that is not theirs: no names of
 * people, no reasons, no ids.
 */
final class Notices {
  private final RunRecord run;

  private Notices(RunRecord run) {
    this.run = run;
  }

  static List<Notice> of(RunRecord run) {
    Notices notices = new Notices(run);
    List<Notice> all = new ArrayList<>();
    all.add(new Notice("First notice", notices.first()));
    notices.update().ifPresent(text -> all.add(new Notice("Update", text)));
    notices.last().ifPresent(text -> all.add(new Notice("Resolved", text)));
    return all;
  }

  private String first() {
    return switch (run.mode()) {
      case FORCED ->
          "%s: %s We are moving it from %s to %s, since %s."
              .formatted(
                  run.application(),
                  run.times()
                      .impactAt()
                      .map(at -> "disturbed since " + Words.date(at) + ".")
                      .orElse("a disturbance is being dealt with."),
                  run.from(),
                  run.to(),
                  Words.date(run.times().startedAt()));
      case GRACEFUL -> planned();
    };
  }

  private String planned() {
    String what =
        isExercise()
            ? "an exercise of its recovery in " + run.to()
            : "a planned move from " + run.from() + " to " + run.to();
    return "%s: %s began at %s."
        .formatted(run.application(), what, Words.date(run.times().startedAt()));
  }

  private boolean isExercise() {
    return run.drill().isPresent() || run.procedure().equals("drill");
  }

  private Optional<String> update() {
    if (run.state() != RunState.ENDED) {
      return Optional.of(run.application() + ": " + underWay());
    }
    return run.times()
        .decidedAt()
        .filter(at -> !isExercise())
        .map(
            at ->
                "%s: the move to %s was approved at %s UTC and is under way."
                    .formatted(run.application(), run.to(), Words.clock(at)));
  }

  private String what() {
    return isExercise() ? "the exercise" : "the move to " + run.to();
  }

  private String underWay() {
    return switch (run.state()) {
      case LOOKING -> "everything is being looked at; nothing has been changed yet.";
      case RUNNING -> what() + " is under way.";
      case WAITING_FOR_APPROVAL -> what() + " is prepared.";
      case PAUSED -> what() + " has been held; we are looking into it.";
      case FENCING, AWAITING_COMMIT -> "users are served by " + run.to() + "; we keep watching.";
      case ROLLING_BACK -> what() + " is being taken back.";
      case ENDED -> throw new IllegalStateException("an ended run is no longer under way");
    };
  }

  private Optional<String> last() {
    return run.verdict().map(verdict -> run.application() + ": " + ended());
  }

  private String ended() {
    String time = run.times().endedAt().map(at -> " at " + Words.date(at)).orElse("");
    return switch (run.verdict().orElseThrow()) {
      case RECOVERED, RECOVERED_WITH_EXCEPTIONS -> served() + data();
      case ROLLED_BACK -> what() + " was taken back; it ended" + time + ".";
      case STOPPED_SAFELY -> what() + " was stopped" + time + ".";
      case PASSED, FAILED -> "the exercise ended" + time + "." + seen();
    };
  }

  private String served() {
    String since = run.times().firstGoodAnswerAt().map(at -> " since " + Words.date(at)).orElse("");
    return "users are served by " + run.to() + since + "." + seen();
  }

  private String seen() {
    return run.users()
        .map(
            users ->
                users.asked() == 0
                    ? ""
                    : users.failed() == 0
                        ? " Seen from outside, no request failed."
                        : users
                            .downtime()
                            .map(
                                took ->
                                    " Seen from outside, it was disturbed for "
                                        + Words.of(took)
                                        + ".")
                            .orElse(""))
        .orElse("");
  }

  private String data() {
    return run.times()
        .lostByMarker()
        .map(
            lost ->
                " Entries of the last %s before the move may be missing.".formatted(Words.of(lost)))
        .orElse("");
  }
}
