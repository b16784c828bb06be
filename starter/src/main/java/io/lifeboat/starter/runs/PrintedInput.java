package io.lifeboat.starter.runs;

import io.lifeboat.report.Json;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.temporal.Launch;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunRequest;

/** The workflow's input on stdout, and on stderr how to start the workflow with it. */
record PrintedInput(Terminal terminal) {
  int print(RunRequest request) {
    terminal.say(Json.text(request));
    terminal.tell("");
    terminal.tell("With this saved as input.json, start the run by the Temporal CLI:");
    terminal.tell(
        "  temporal workflow start --type %s --task-queue %s --workflow-id %s --fail-existing --input-file input.json"
            .formatted(Launch.type(request), Lifeboat.TASK_QUEUE, request.workflowId()));
    terminal.tell(
        "Keep --fail-existing: without it the command reports success and starts nothing while a run is under way.");
    return ExitCode.DONE;
  }
}
