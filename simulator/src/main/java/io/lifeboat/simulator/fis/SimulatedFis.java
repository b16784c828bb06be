package io.lifeboat.simulator.fis;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.FisTemplate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.fis.model.ConflictException;
import software.amazon.awssdk.services.fis.model.ExperimentStatus;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;
import software.amazon.awssdk.services.fis.model.ExperimentTemplateAction;
import software.amazon.awssdk.services.fis.model.FisException;
import software.amazon.awssdk.services.fis.model.GetExperimentRequest;
import software.amazon.awssdk.services.fis.model.GetExperimentResponse;
import software.amazon.awssdk.services.fis.model.GetExperimentTemplateRequest;
import software.amazon.awssdk.services.fis.model.GetExperimentTemplateResponse;
import software.amazon.awssdk.services.fis.model.ListExperimentsRequest;
import software.amazon.awssdk.services.fis.model.ListExperimentsResponse;
import software.amazon.awssdk.services.fis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.fis.model.StartExperimentRequest;
import software.amazon.awssdk.services.fis.model.StartExperimentResponse;
import software.amazon.awssdk.services.fis.model.StopExperimentRequest;
import software.amazon.awssdk.services.fis.model.StopExperimentResponse;
import software.amazon.awssdk.services.fis.model.ValidationException;

/** The Fault Injection Service in one region. */
public final class SimulatedFis implements FisClient {
  private final FisEstate fis;
  private final String region;

  /** The service of one region over the account's experiments. */
  public SimulatedFis(FisEstate fis, String region) {
    this.fis = fis;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetExperimentTemplateResponse getExperimentTemplate(GetExperimentTemplateRequest request) {
    FisTemplate template = template(request.id());
    return GetExperimentTemplateResponse.builder()
        .experimentTemplate(
            it ->
                it.id(template.template())
                    .arn(arn("experiment-template", template.template()))
                    .actions(
                        template.actions().stream()
                            .collect(
                                Collectors.toMap(
                                    FisTemplate.Action::name,
                                    action ->
                                        ExperimentTemplateAction.builder()
                                            .actionId(action.action())
                                            .build()))))
        .build();
  }

  @Override
  public ListExperimentsResponse listExperiments(ListExperimentsRequest request) {
    List<ExperimentSummary> all =
        fis.in(region).stream()
            .filter(
                each ->
                    request.experimentTemplateId() == null
                        || each.template.template().equals(request.experimentTemplateId()))
            .map(each -> each.summary(arn("experiment", each.id)))
            .toList();
    try {
      Pager<ExperimentSummary> page =
          Pager.page(all, request.nextToken(), request.maxResults(), 100);
      return ListExperimentsResponse.builder()
          .experiments(page.items())
          .nextToken(page.next().orElse(null))
          .build();
    } catch (IllegalArgumentException e) {
      throw invalid("The next token is not valid.");
    }
  }

  @Override
  public GetExperimentResponse getExperiment(GetExperimentRequest request) {
    RunningExperiment found = experiment(request.id());
    return GetExperimentResponse.builder()
        .experiment(found.model(arn("experiment", found.id)))
        .build();
  }

  @Override
  public StartExperimentResponse startExperiment(StartExperimentRequest request) {
    Only.members(request, FisException.builder(), "clientToken", "experimentTemplateId", "tags");
    if (request.clientToken() == null) {
      throw invalid("A client token is needed.");
    }
    FisTemplate template = template(request.experimentTemplateId());
    Optional<RunningExperiment> before = fis.startedWith(region, request.clientToken());
    if (before.filter(each -> each.template != template).isPresent()) {
      throw AwsError.of(
          ConflictException.builder(),
          "ConflictException",
          409,
          "The client token was used for another template.");
    }
    RunningExperiment experiment =
        before.orElseGet(() -> fis.start(template, request.clientToken(), request.tags()));
    fis.estate.mutated(
        new Where(region, "fis", "StartExperiment", template.template()),
        before.isEmpty(),
        before.isEmpty()
            ? "experiment %s of %s begins".formatted(experiment.id, template.template())
            : "experiment %s was started with this token before".formatted(experiment.id));
    return StartExperimentResponse.builder()
        .experiment(experiment.model(arn("experiment", experiment.id)))
        .build();
  }

  @Override
  public StopExperimentResponse stopExperiment(StopExperimentRequest request) {
    RunningExperiment found = experiment(request.id());
    boolean stops = found.isOpen() && !found.is(ExperimentStatus.STOPPING);
    if (stops) {
      fis.stop(found);
    }
    fis.estate.mutated(
        new Where(region, "fis", "StopExperiment", found.template.template()),
        stops,
        stops
            ? "experiment %s stops".formatted(found.id)
            : "experiment %s has stopped before".formatted(found.id));
    return StopExperimentResponse.builder()
        .experiment(found.model(arn("experiment", found.id)))
        .build();
  }

  private FisTemplate template(String id) {
    return fis.template(region, id)
        .orElseThrow(() -> notFound("Experiment template " + id + " does not exist."));
  }

  private RunningExperiment experiment(String id) {
    return fis.in(region).stream()
        .filter(each -> each.id.equals(id))
        .findFirst()
        .orElseThrow(() -> notFound("Experiment " + id + " does not exist."));
  }

  private String arn(String kind, String id) {
    return "arn:aws:fis:%s:%s:%s/%s".formatted(region, fis.estate.world().account(), kind, id);
  }

  private static AwsServiceException notFound(String message) {
    return AwsError.of(
        ResourceNotFoundException.builder(), "ResourceNotFoundException", 404, message);
  }

  private static AwsServiceException invalid(String message) {
    return AwsError.of(ValidationException.builder(), "ValidationException", 400, message);
  }
}
