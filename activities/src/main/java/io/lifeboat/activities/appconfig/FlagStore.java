package io.lifeboat.activities.appconfig;

import io.lifeboat.activities.AwsAnswers;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.AppConfigException;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;

/**
 * One region's AppConfig. What it is asked by name it knows by ids, which differ by region.
 *
 * @param region whose AppConfig it is
 */
record FlagStore(AwsClients aws, Region region, Watch watch) {
  static final String APPLICATIONS = "appconfig:ListApplications";
  static final String ENVIRONMENTS = "appconfig:ListEnvironments";
  static final String PROFILES = "appconfig:ListConfigurationProfiles";
  static final String STRATEGIES = "appconfig:ListDeploymentStrategies";
  static final String DEPLOYMENTS = "appconfig:ListDeployments";
  static final String VERSIONS = "appconfig:ListHostedConfigurationVersions";
  static final String READ = "appconfig:GetHostedConfigurationVersion";
  static final String WRITE = "appconfig:CreateHostedConfigurationVersion";
  static final String DEPLOY = "appconfig:StartDeployment";
  static final String STOP = "appconfig:StopDeployment";

  /**
   * A configuration profile in an environment, by ids.
   *
   * @param name the profile's name, by which deployments tell theirs
   * @param at where its versions are: {@code hosted}, or somewhere else
   */
  record Profile(String application, String environment, String id, String name, String at) {
    boolean isHosted() {
      return "hosted".equals(at);
    }
  }

  /** The profile of these three names; empty when one of them is not there. */
  Optional<Profile> find(String path) {
    String[] names = path.split("/", 3);
    return application(names[0])
        .flatMap(
            application ->
                environment(application, names[1])
                    .flatMap(environment -> profile(application, environment, names[2])));
  }

  private Optional<String> application(String name) {
    return pages(
            APPLICATIONS,
            (client, token) -> client.listApplications(r -> r.nextToken(token)),
            page -> page.nextToken())
        .flatMap(page -> page.items().stream())
        .filter(each -> name.equals(each.name()))
        .findFirst()
        .map(each -> each.id());
  }

  private Optional<String> environment(String application, String name) {
    return pages(
            ENVIRONMENTS,
            (client, token) ->
                client.listEnvironments(r -> r.applicationId(application).nextToken(token)),
            page -> page.nextToken())
        .flatMap(page -> page.items().stream())
        .filter(each -> name.equals(each.name()))
        .findFirst()
        .map(each -> each.id());
  }

  Optional<Profile> profile(String application, String environment, String name) {
    return pages(
            PROFILES,
            (client, token) ->
                client.listConfigurationProfiles(
                    r -> r.applicationId(application).nextToken(token)),
            page -> page.nextToken())
        .flatMap(page -> page.items().stream())
        .filter(each -> name.equals(each.name()))
        .findFirst()
        .map(each -> new Profile(application, environment, each.id(), name, each.locationUri()));
  }

  /** The id of a deployment strategy; those that AWS has made are called by it. */
  String strategy(String name) {
    return pages(
            STRATEGIES,
            (client, token) -> client.listDeploymentStrategies(r -> r.nextToken(token)),
            page -> page.nextToken())
        .flatMap(page -> page.items().stream())
        .filter(each -> name.equals(each.name()) || name.equals(each.id()))
        .findFirst()
        .map(each -> each.id())
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s has no deployment strategy %s; make it there, or correct the plan"
                        .formatted(region, name)));
  }

  /** The deployments of a profile, the newest first. */
  List<DeploymentSummary> deployments(Profile profile) {
    return pages(
            DEPLOYMENTS,
            (client, token) ->
                client.listDeployments(
                    r ->
                        r.applicationId(profile.application())
                            .environmentId(profile.environment())
                            .nextToken(token)),
            page -> page.nextToken())
        .flatMap(page -> page.items().stream())
        .filter(each -> profile.name().equals(each.configurationName()))
        .sorted((one, other) -> other.deploymentNumber() - one.deploymentNumber())
        .toList();
  }

  /** The numbers of its versions, deployed or not, the newest first. */
  List<Integer> versions(Profile profile) {
    return pages(
            VERSIONS,
            (client, token) ->
                client.listHostedConfigurationVersions(
                    r ->
                        r.applicationId(profile.application())
                            .configurationProfileId(profile.id())
                            .nextToken(token)),
            page -> page.nextToken())
        .flatMap(page -> page.items().stream())
        .map(each -> each.versionNumber())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  Contents read(Profile profile, int version) {
    var found =
        ask(
            READ,
            () ->
                client()
                    .getHostedConfigurationVersion(
                        r ->
                            r.applicationId(profile.application())
                                .configurationProfileId(profile.id())
                                .versionNumber(version)));
    return new Contents(found.content(), found.contentType());
  }

  /** Writes a version after that one; {@link TryAgain} when there is a newer one already. */
  int write(Profile profile, Contents contents, int after) {
    return ask(
            WRITE,
            () ->
                client()
                    .createHostedConfigurationVersion(
                        r ->
                            r.applicationId(profile.application())
                                .configurationProfileId(profile.id())
                                .content(contents.bytes())
                                .contentType(contents.type())
                                .latestVersionNumber(after == 0 ? null : after)))
        .versionNumber();
  }

  /** {@link TryAgain} when another deployment is under way in the environment. */
  void deploy(Profile profile, int version, String strategy, String why) {
    ask(
        DEPLOY,
        () ->
            client()
                .startDeployment(
                    r ->
                        r.applicationId(profile.application())
                            .environmentId(profile.environment())
                            .configurationProfileId(profile.id())
                            .configurationVersion(String.valueOf(version))
                            .deploymentStrategyId(strategy)
                            .description(why)));
  }

  /** Takes a deployment back, also when it is complete. */
  void stop(Profile profile, int deployment) {
    ask(
        STOP,
        () ->
            client()
                .stopDeployment(
                    r ->
                        r.applicationId(profile.application())
                            .environmentId(profile.environment())
                            .deploymentNumber(deployment)
                            .allowRevert(true)));
  }

  private interface Page<P> {
    P ask(AppConfigClient client, String token);
  }

  private <P> Stream<P> pages(String permission, Page<P> page, Function<P, String> next) {
    return Pages.of(token -> ask(permission, () -> page.ask(client(), token)), next);
  }

  private <T> T ask(String permission, Supplier<T> question) {
    return new AwsCall(permission, region, watch)
        .answer(
            () -> {
              try {
                return question.get();
              } catch (AppConfigException refused) {
                if (AwsAnswers.code(refused).equals("ConflictException")) {
                  throw new TryAgain(
                      "AppConfig in %s is busy with another change (%s)"
                          .formatted(region, permission),
                      refused);
                }
                throw refused;
              }
            });
  }

  private AppConfigClient client() {
    return aws.client(AppConfigClient.class, region);
  }
}
