package io.lifeboat.simulator.fis;

import io.lifeboat.simulator.world.FisTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.fis.model.Experiment;
import software.amazon.awssdk.services.fis.model.ExperimentAction;
import software.amazon.awssdk.services.fis.model.ExperimentState;
import software.amazon.awssdk.services.fis.model.ExperimentStatus;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;

/** One experiment, from its start on. Guarded by the estate's lock. */
final class RunningExperiment {
  private static final Set<ExperimentStatus> OPEN =
      Set.of(
          ExperimentStatus.PENDING,
          ExperimentStatus.INITIATING,
          ExperimentStatus.RUNNING,
          ExperimentStatus.STOPPING);

  final String id;
  final FisTemplate template;
  final Map<String, String> tags;
  final Instant created;
  private ExperimentStatus status = ExperimentStatus.INITIATING;
  private String reason = "Experiment is initiating.";
  private Instant begun;
  private Instant ended;

  RunningExperiment(String id, FisTemplate template, Map<String, String> tags, Instant created) {
    this.id = id;
    this.template = template;
    this.tags = new TreeMap<>(tags);
    this.created = created;
  }

  boolean isOpen() {
    return OPEN.contains(status);
  }

  boolean is(ExperimentStatus asked) {
    return status == asked;
  }

  void to(ExperimentStatus next, String why, Instant at) {
    status = next;
    reason = why;
    if (next == ExperimentStatus.RUNNING) {
      begun = at;
    }
    if (!isOpen()) {
      ended = at;
    }
  }

  ExperimentSummary summary(String arn) {
    return ExperimentSummary.builder()
        .id(id)
        .arn(arn)
        .experimentTemplateId(template.template())
        .state(state())
        .creationTime(created)
        .tags(tags)
        .build();
  }

  Experiment model(String arn) {
    return Experiment.builder()
        .id(id)
        .arn(arn)
        .experimentTemplateId(template.template())
        .state(state())
        .creationTime(created)
        .startTime(begun)
        .endTime(ended)
        .tags(tags)
        .actions(
            template.actions().stream()
                .collect(
                    Collectors.toMap(
                        FisTemplate.Action::name,
                        action -> ExperimentAction.builder().actionId(action.action()).build())))
        .build();
  }

  private ExperimentState state() {
    return ExperimentState.builder().status(status).reason(reason).build();
  }
}
