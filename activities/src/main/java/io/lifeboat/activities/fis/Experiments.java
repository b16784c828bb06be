package io.lifeboat.activities.fis;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.fis.model.Experiment;
import software.amazon.awssdk.services.fis.model.ExperimentStatus;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;
import software.amazon.awssdk.services.fis.model.ListExperimentsResponse;
import software.amazon.awssdk.services.fis.model.ResourceNotFoundException;

/** The experiments of one template of the Fault Injection Service. */
record Experiments(AwsClients aws, Region region, String template, Watch watch) {
  static final String TEMPLATE = "fis:GetExperimentTemplate";
  static final String LIST = "fis:ListExperiments";
  static final String GET = "fis:GetExperiment";
  static final String START = "fis:StartExperiment";
  static final String TAG = "fis:TagResource";
  static final String STOP = "fis:StopExperiment";

  /** On every experiment that a run starts: the step that did. */
  private static final String STEP_TAG = "lifeboat-step";

  private static final Set<ExperimentStatus> OPEN =
      Set.of(
          ExperimentStatus.PENDING,
          ExperimentStatus.INITIATING,
          ExperimentStatus.RUNNING,
          ExperimentStatus.STOPPING);

  private static final Set<ExperimentStatus> BROKEN_OFF =
      Set.of(ExperimentStatus.STOPPED, ExperimentStatus.FAILED, ExperimentStatus.CANCELLED);

  boolean hasTemplate() {
    return call(TEMPLATE)
        .answer(
            () -> {
              try {
                fis().getExperimentTemplate(request -> request.id(template));
                return true;
              } catch (ResourceNotFoundException none) {
                return false;
              }
            });
  }

  /** All that AWS still knows, the newest first. */
  List<ExperimentSummary> all() {
    return Pages.of(this::page, ListExperimentsResponse::nextToken)
        .flatMap(page -> page.experiments().stream())
        .sorted(Comparator.comparing(ExperimentSummary::creationTime).reversed())
        .toList();
  }

  Experiment get(String id) {
    return call(GET).answer(() -> fis().getExperiment(request -> request.id(id))).experiment();
  }

  /** The experiment that this token starts, or has started. */
  String start(String token, StepCall by) {
    return call(START)
        .answer(
            () ->
                fis()
                    .startExperiment(
                        request ->
                            request
                                .experimentTemplateId(template)
                                .clientToken(token)
                                .tags(Map.of(STEP_TAG, by.token()))))
        .experiment()
        .id();
  }

  void stop(String id) {
    call(STOP).answer(() -> fis().stopExperiment(request -> request.id(id)));
  }

  static boolean isOpen(ExperimentSummary experiment) {
    return OPEN.contains(experiment.state().status());
  }

  static boolean isStopping(ExperimentSummary experiment) {
    return experiment.state().status() == ExperimentStatus.STOPPING;
  }

  static boolean isBrokenOff(ExperimentStatus status) {
    return BROKEN_OFF.contains(status);
  }

  static boolean isOf(ExperimentSummary experiment, StepCall call) {
    return call.token().equals(experiment.tags().get(STEP_TAG));
  }

  private ListExperimentsResponse page(String token) {
    return call(LIST)
        .answer(
            () ->
                fis()
                    .listExperiments(
                        request -> request.experimentTemplateId(template).nextToken(token)));
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, region, watch);
  }

  private FisClient fis() {
    return aws.client(FisClient.class, region);
  }
}
