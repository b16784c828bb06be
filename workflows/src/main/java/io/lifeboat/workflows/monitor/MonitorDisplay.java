package io.lifeboat.workflows.monitor;

import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.Sentences;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Map;

/** Shows a monitor in Temporal itself: details, search attributes, memo. */
final class MonitorDisplay {
  /** What stands in the search attribute of procedures. */
  static final String MONITOR = "monitor";

  private final Monitor monitor;
  private final FailoverSettings settings;
  private boolean searchable;
  private String shown = "";

  MonitorDisplay(Monitor monitor, FailoverSettings settings) {
    this.monitor = monitor;
    this.settings = settings;
  }

  void begin() {
    searchable = Workflow.sideEffect(Boolean.class, settings::searchAttributes);
    upsert(
        List.of(
            Lifeboat.APPLICATION.valueSet(monitor.plan().application()),
            Lifeboat.PROCEDURE.valueSet(MONITOR)));
    show();
  }

  /** What stands in the memo is known to the server: it can be read while no worker answers. */
  void show() {
    MonitorRecord record = monitor.record();
    Workflow.setCurrentDetails(MonitorDetails.of(record));
    String state =
        record.stopped().isPresent()
            ? "stopped"
            : Sentences.word(monitor.outlook().ofServing().state().name());
    String now = state + " in " + monitor.serving() + record.hold();
    if (!now.equals(shown)) {
      shown = now;
      Workflow.upsertMemo(Map.of(Lifeboat.SENTENCE, record.sentence()));
      upsert(
          List.of(
              Lifeboat.STATE.valueSet(state), Lifeboat.FROM.valueSet(monitor.serving().name())));
    }
  }

  private void upsert(List<SearchAttributeUpdate<?>> updates) {
    if (searchable) {
      Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate<?>[]::new));
    }
  }
}
