package io.lifeboat.activities.apigateway;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CheckApiGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.apigatewayv2.model.ApiMapping;
import software.amazon.awssdk.services.apigatewayv2.model.DomainNameConfiguration;
import software.amazon.awssdk.services.apigatewayv2.model.EndpointType;

/**
 * Looks whether a custom domain would answer in a region, and says what is missing. Needs API
 * Gateway's control plane in the one region.
 */
public final class AwsCheckApiGateway implements LooksOnly<CheckApiGateway> {
  private static final String AVAILABLE = "AVAILABLE";

  private final AwsClients aws;

  public AwsCheckApiGateway(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CheckApiGateway> step() {
    return CheckApiGateway.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Apis.GET, "whether domain, mapping and stage are there (/domainnames, /apis)"));
  }

  @Override
  public Inspection inspect(CheckApiGateway step, StepCall call, Watch watch) {
    Apis apis = new Apis(aws, step.region(), watch);
    Optional<DomainNameConfiguration> domain = apis.domain(step.domain());
    if (domain.isEmpty()) {
      return Inspection.impossible(
          "%s has no custom domain %s; make a regional one with a certificate of that region"
              .formatted(step.region(), step.domain()));
    }
    return unfit(step, domain.get())
        .or(() -> misled(step, apis))
        .map(Inspection::impossible)
        .orElseGet(
            () ->
                Inspection.alreadyDone(
                    "%s in %s is available and leads to stage %s of %s"
                        .formatted(step.domain(), step.region(), step.stage(), step.name()),
                    Map.of()));
  }

  @Override
  public Outcome confirm(CheckApiGateway step, StepCall call, Watch watch) {
    Inspection found = inspect(step, call, watch);
    if (found.state() == Inspection.State.IMPOSSIBLE) {
      throw new FinalFailure(FinalFailure.IMPOSSIBLE, found.sentence());
    }
    return Outcome.of(found.sentence());
  }

  private static Optional<String> unfit(CheckApiGateway step, DomainNameConfiguration domain) {
    if (domain.endpointType() != EndpointType.REGIONAL) {
      return Optional.of(
          "the custom domain %s is not regional but %s, and hangs on us-east-1; make a regional one"
              .formatted(step.domain(), domain.endpointTypeAsString()));
    }
    if (!AVAILABLE.equals(domain.domainNameStatusAsString())) {
      return Optional.of(
          "the custom domain %s in %s is %s, not %s"
              .formatted(
                  step.domain(), step.region(), domain.domainNameStatusAsString(), AVAILABLE));
    }
    boolean hasCertificate =
        domain.certificateArn() != null
            && domain.certificateArn().contains(":" + step.region() + ":");
    return hasCertificate
        ? Optional.empty()
        : Optional.of(
            "the custom domain %s in %s has no certificate of that region; import one there"
                .formatted(step.domain(), step.region()));
  }

  private static Optional<String> misled(CheckApiGateway step, Apis apis) {
    List<ApiMapping> mappings = apis.mappings(step.domain());
    List<ApiMapping> fitting =
        mappings.stream().filter(mapping -> step.stage().equals(mapping.stage())).toList();
    if (fitting.isEmpty()) {
      return Optional.of(
          "%s in %s leads to %s, not to stage %s of %s; map it"
              .formatted(
                  step.domain(),
                  step.region(),
                  mappings.isEmpty()
                      ? "no stage"
                      : mappings.stream()
                          .map(mapping -> "stage " + mapping.stage())
                          .collect(Collectors.joining(", ")),
                  step.stage(),
                  step.name()));
    }
    return fitting.stream().anyMatch(mapping -> apis.has(mapping.apiId(), step.stage()))
        ? Optional.empty()
        : Optional.of(
            "stage %s of %s, to which %s leads, is not deployed in %s; deploy it"
                .formatted(step.stage(), step.name(), step.domain(), step.region()));
  }
}
