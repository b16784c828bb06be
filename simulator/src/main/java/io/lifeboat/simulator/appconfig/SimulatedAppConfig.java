package io.lifeboat.simulator.appconfig;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.appconfig.ProfileState.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.AppConfigException;
import software.amazon.awssdk.services.appconfig.model.Application;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.ConfigurationProfileSummary;
import software.amazon.awssdk.services.appconfig.model.ConflictException;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;
import software.amazon.awssdk.services.appconfig.model.Environment;
import software.amazon.awssdk.services.appconfig.model.EnvironmentState;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.HostedConfigurationVersionSummary;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsRequest;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsResponse;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesRequest;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesResponse;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesRequest;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesResponse;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsRequest;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsResponse;
import software.amazon.awssdk.services.appconfig.model.ListHostedConfigurationVersionsRequest;
import software.amazon.awssdk.services.appconfig.model.ListHostedConfigurationVersionsResponse;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentResponse;

/** AppConfig's control plane in one region: hosted versions, and deployments of them. */
public final class SimulatedAppConfig implements AppConfigClient {
  private final FlagsEstate flags;
  private final String region;

  /** The service of one region. */
  public SimulatedAppConfig(FlagsEstate flags, String region) {
    this.flags = flags;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public ListApplicationsResponse listApplications(ListApplicationsRequest request) {
    Map<String, String> all =
        names((each, into) -> into.put(each.application(), each.spec.application()));
    return ListApplicationsResponse.builder()
        .items(
            all.entrySet().stream()
                .map(each -> Application.builder().id(each.getKey()).name(each.getValue()).build())
                .toList())
        .build();
  }

  @Override
  public ListEnvironmentsResponse listEnvironments(ListEnvironmentsRequest request) {
    Map<String, String> all =
        names(
            (each, into) -> {
              if (each.application().equals(request.applicationId())) {
                into.put(each.environment(), each.spec.environment());
              }
            });
    return ListEnvironmentsResponse.builder()
        .items(
            all.entrySet().stream()
                .map(
                    each ->
                        Environment.builder()
                            .applicationId(request.applicationId())
                            .id(each.getKey())
                            .name(each.getValue())
                            .state(state(request.applicationId(), each.getKey()))
                            .build())
                .toList())
        .build();
  }

  private EnvironmentState state(String application, String environment) {
    return flags.in(region, application, environment).stream()
            .anyMatch(DeploymentRecord::isUnderWay)
        ? EnvironmentState.DEPLOYING
        : EnvironmentState.READY_FOR_DEPLOYMENT;
  }

  @Override
  public ListConfigurationProfilesResponse listConfigurationProfiles(
      ListConfigurationProfilesRequest request) {
    return ListConfigurationProfilesResponse.builder()
        .items(
            here().stream()
                .filter(each -> each.application().equals(request.applicationId()))
                .map(
                    each ->
                        ConfigurationProfileSummary.builder()
                            .applicationId(each.application())
                            .id(each.id())
                            .name(each.spec.profile())
                            .locationUri(each.spec.at())
                            .type(
                                each.spec.featureFlags()
                                    ? "AWS.AppConfig.FeatureFlags"
                                    : "AWS.Freeform")
                            .build())
                .toList())
        .build();
  }

  @Override
  public ListDeploymentStrategiesResponse listDeploymentStrategies(
      ListDeploymentStrategiesRequest request) {
    return ListDeploymentStrategiesResponse.builder()
        .items(Strategy.ALL.stream().map(Strategy::model).toList())
        .build();
  }

  @Override
  public ListDeploymentsResponse listDeployments(ListDeploymentsRequest request) {
    return ListDeploymentsResponse.builder()
        .items(
            flags.in(region, request.applicationId(), request.environmentId()).stream()
                .sorted((one, other) -> other.number - one.number)
                .map(SimulatedAppConfig::model)
                .toList())
        .build();
  }

  private static DeploymentSummary model(DeploymentRecord deployment) {
    return DeploymentSummary.builder()
        .deploymentNumber(deployment.number)
        .configurationName(deployment.profile.spec.profile())
        .configurationVersion(String.valueOf(deployment.version))
        .deploymentDurationInMinutes(deployment.strategy.minutes())
        .finalBakeTimeInMinutes(deployment.strategy.bake())
        .growthFactor(deployment.strategy.factor())
        .growthType(deployment.strategy.growth())
        .state(deployment.state)
        .percentageComplete(deployment.percentage())
        .startedAt(deployment.startedAt)
        .completedAt(deployment.completedAt)
        .build();
  }

  @Override
  public ListHostedConfigurationVersionsResponse listHostedConfigurationVersions(
      ListHostedConfigurationVersionsRequest request) {
    ProfileState profile = profile(request.applicationId(), request.configurationProfileId());
    int newest = profile.versions.size();
    return ListHostedConfigurationVersionsResponse.builder()
        .items(
            IntStream.range(0, newest)
                .mapToObj(
                    back ->
                        HostedConfigurationVersionSummary.builder()
                            .applicationId(profile.application())
                            .configurationProfileId(profile.id())
                            .versionNumber(newest - back)
                            .contentType(profile.versions.get(newest - back - 1).type())
                            .build())
                .toList())
        .build();
  }

  @Override
  public GetHostedConfigurationVersionResponse getHostedConfigurationVersion(
      GetHostedConfigurationVersionRequest request) {
    ProfileState profile = profile(request.applicationId(), request.configurationProfileId());
    Version version = version(profile, request.versionNumber());
    return GetHostedConfigurationVersionResponse.builder()
        .applicationId(profile.application())
        .configurationProfileId(profile.id())
        .versionNumber(request.versionNumber())
        .content(version.content())
        .contentType(version.type())
        .build();
  }

  @Override
  public CreateHostedConfigurationVersionResponse createHostedConfigurationVersion(
      CreateHostedConfigurationVersionRequest request) {
    Only.members(
        request,
        AppConfigException.builder(),
        "ApplicationId",
        "ConfigurationProfileId",
        "Description",
        "Content",
        "ContentType",
        "LatestVersionNumber");
    ProfileState profile = profile(request.applicationId(), request.configurationProfileId());
    Integer latest = request.latestVersionNumber();
    if (latest != null && latest != profile.versions.size()) {
      throw error(
          ConflictException.builder(),
          "ConflictException",
          409,
          "The latest version number is %d".formatted(profile.versions.size()));
    }
    if (!profile.spec.at().equals("hosted") || request.content() == null) {
      throw bad("The configuration profile is not hosted, or the content is missing");
    }
    profile.versions.add(new Version(request.content(), request.contentType()));
    int number = profile.versions.size();
    mutated("CreateHostedConfigurationVersion", profile, "has a version " + number);
    return CreateHostedConfigurationVersionResponse.builder()
        .applicationId(profile.application())
        .configurationProfileId(profile.id())
        .versionNumber(number)
        .content(request.content())
        .contentType(request.contentType())
        .build();
  }

  @Override
  public StartDeploymentResponse startDeployment(StartDeploymentRequest request) {
    ProfileState profile = profile(request.applicationId(), request.configurationProfileId());
    if (!profile.environment().equals(request.environmentId())) {
      throw missing("Environment " + request.environmentId());
    }
    String wanted = String.valueOf(request.configurationVersion());
    if (!wanted.matches("\\d{1,6}")) {
      throw bad("ConfigurationVersion must be a version's number");
    }
    version(profile, Integer.valueOf(wanted));
    Strategy strategy =
        Strategy.of(request.deploymentStrategyId())
            .orElseThrow(() -> missing("Deployment strategy " + request.deploymentStrategyId()));
    if (state(request.applicationId(), request.environmentId()) == EnvironmentState.DEPLOYING) {
      throw error(
          ConflictException.builder(),
          "ConflictException",
          409,
          "Deployment already in progress in the environment");
    }
    DeploymentRecord begun = flags.deploy(profile, Integer.parseInt(wanted), strategy);
    mutated("StartDeployment", profile, "gets version " + wanted + " by " + strategy.id());
    return StartDeploymentResponse.builder()
        .applicationId(profile.application())
        .environmentId(profile.environment())
        .configurationProfileId(profile.id())
        .configurationName(profile.spec.profile())
        .configurationVersion(wanted)
        .deploymentStrategyId(strategy.id())
        .deploymentNumber(begun.number)
        .state(begun.state)
        .percentageComplete(begun.percentage())
        .startedAt(begun.startedAt)
        .build();
  }

  @Override
  public StopDeploymentResponse stopDeployment(StopDeploymentRequest request) {
    DeploymentRecord found =
        flags.in(region, request.applicationId(), request.environmentId()).stream()
            .filter(each -> Integer.valueOf(each.number).equals(request.deploymentNumber()))
            .findFirst()
            .orElseThrow(() -> missing("Deployment " + request.deploymentNumber()));
    boolean isRevertible =
        Boolean.TRUE.equals(request.allowRevert()) && found.state == DeploymentState.COMPLETE;
    if (!found.isUnderWay() && !isRevertible) {
      throw bad("Deployment %d is %s".formatted(found.number, found.state));
    }
    found.state = isRevertible ? DeploymentState.REVERTED : DeploymentState.ROLLED_BACK;
    mutated("StopDeployment", found.profile, "loses version " + found.version + " again");
    return StopDeploymentResponse.builder()
        .deploymentNumber(found.number)
        .state(found.state)
        .build();
  }

  private void mutated(String operation, ProfileState profile, String what) {
    flags.estate.mutated(
        new Where(region, "appconfig", operation, profile.spec.profile()),
        true,
        "%s in %s %s".formatted(profile.spec.profile(), region, what));
  }

  private List<ProfileState> here() {
    return flags.profiles.stream().filter(each -> each.region.equals(region)).toList();
  }

  private Map<String, String> names(BiConsumer<ProfileState, Map<String, String>> take) {
    Map<String, String> all = new TreeMap<>();
    here().forEach(each -> take.accept(each, all));
    return all;
  }

  private ProfileState profile(String application, String id) {
    return flags
        .profile(region, application, id)
        .orElseThrow(() -> missing("Configuration profile " + id));
  }

  private static Version version(ProfileState profile, Integer number) {
    if (number == null || number < 1 || number > profile.versions.size()) {
      throw missing("Version " + number);
    }
    return profile.versions.get(number - 1);
  }

  private static AwsServiceException missing(String what) {
    return error(
        ResourceNotFoundException.builder(),
        "ResourceNotFoundException",
        404,
        what + " could not be found for account");
  }

  private static AwsServiceException bad(String message) {
    return error(BadRequestException.builder(), "BadRequestException", 400, message);
  }

  private static AwsServiceException error(
      AwsServiceException.Builder builder, String code, int status, String message) {
    return AwsError.of(builder, code, status, message);
  }
}
