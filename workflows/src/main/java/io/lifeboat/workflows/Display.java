package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunState;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the run in Temporal itself: details, search attributes, memo. */
final class Display {
  private final Run run;
  private final FailoverSettings settings;
  private boolean searchable;
  private Optional<RunState> shownState = Optional.empty();
  private Optional<String> shownMode = Optional.empty();

  Display(Run run, FailoverSettings settings) {
    this.run = run;
    this.settings = settings;
  }

  /**
   * Whether the server knows the attributes is asked once and then stands in the history. The
   * Temporal UI copies those of an earlier run into a new one, its verdict included.
   */
  void begin() {
    searchable = Workflow.sideEffect(Boolean.class, settings::searchAttributes);
    upsert(
        List.of(
            Lifeboat.APPLICATION.valueSet(run.request().plan().application()),
            Lifeboat.PROCEDURE.valueSet(run.procedure().name()),
            Lifeboat.FROM.valueSet(run.from().name()),
            Lifeboat.TO.valueSet(run.to().name()),
            Lifeboat.VERDICT.valueUnset()));
    Workflow.upsertMemo(
        Map.of(
            "planDigest", run.planDigest(),
            "initiator", run.request().initiator(),
            "reason", run.request().reason()));
    show();
  }

  /** What would undo each step: in the history before anything is changed. */
  void keepRollbackPlan() {
    Workflow.upsertMemo(Map.of(Lifeboat.ROLLBACK_PLAN, run.rollback()));
  }

  /** What stands in the memo is known to the server: it can be read while no worker answers. */
  void show() {
    Workflow.setCurrentDetails(Details.of(run));
    List<SearchAttributeUpdate<?>> changed = new ArrayList<>();
    if (!shownState.equals(Optional.of(run.state()))) {
      shownState = Optional.of(run.state());
      Workflow.upsertMemo(Map.of(Lifeboat.SENTENCE, Ending.sentence(run)));
      changed.add(Lifeboat.STATE.valueSet(Sentences.word(run.state().name())));
      run.verdict()
          .ifPresent(
              verdict -> changed.add(Lifeboat.VERDICT.valueSet(Sentences.word(verdict.name()))));
    }
    if (!shownMode.equals(Optional.of(run.mode().toString()))) {
      shownMode = Optional.of(run.mode().toString());
      changed.add(Lifeboat.MODE.valueSet(run.mode().toString()));
    }
    upsert(changed);
  }

  private void upsert(List<SearchAttributeUpdate<?>> updates) {
    if (searchable && !updates.isEmpty()) {
      Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate<?>[]::new));
    }
  }
}
