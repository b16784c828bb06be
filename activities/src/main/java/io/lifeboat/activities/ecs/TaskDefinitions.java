package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAnswers;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** The task definitions of one region. Names are {@code family:revision}. */
final class TaskDefinitions {
  static final String DESCRIBE = "ecs:DescribeTaskDefinition";
  static final String LIST = "ecs:ListTaskDefinitions";

  private final AwsClients aws;
  private final Region region;
  private final Watch watch;

  TaskDefinitions(AwsClients aws, Region region, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.watch = watch;
  }

  /** {@code checkout:41} of an ARN or of such a name itself. */
  static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** A definition by name; empty when the region does not have it. */
  Optional<TaskDefinition> read(String name) {
    return call(DESCRIBE)
        .answer(
            () -> {
              try {
                return Optional.ofNullable(
                    aws.ecs(region)
                        .describeTaskDefinition(request -> request.taskDefinition(name))
                        .taskDefinition());
              } catch (ClientException unknown) {
                if (AwsAnswers.isThrottled(unknown)) {
                  throw unknown;
                }
                return Optional.<TaskDefinition>empty();
              }
            });
  }

  /** The newest active revision of the same family before this one. */
  Optional<String> before(String name) {
    String family = family(name);
    int revision = revision(name);
    return Pages.of(token -> page(family, token), ListTaskDefinitionsResponse::nextToken)
        .flatMap(page -> newestBefore(page.taskDefinitionArns(), family, revision).stream())
        .findFirst();
  }

  private static Optional<String> newestBefore(List<String> arns, String family, int revision) {
    return arns.stream()
        .map(TaskDefinitions::name)
        .filter(name -> family(name).equals(family) && revision(name) < revision)
        .max(Comparator.comparingInt(TaskDefinitions::revision));
  }

  private ListTaskDefinitionsResponse page(String family, String token) {
    return call(LIST)
        .answer(
            () ->
                aws.ecs(region)
                    .listTaskDefinitions(
                        request ->
                            request
                                .familyPrefix(family)
                                .status(TaskDefinitionStatus.ACTIVE)
                                .sort(SortOrder.DESC)
                                .nextToken(token)));
  }

  private static String family(String name) {
    return name.split(":", 2)[0];
  }

  private static int revision(String name) {
    String[] parts = name.split(":", 2);
    return parts.length == 2 && parts[1].matches("\\d{1,9}") ? Integer.parseInt(parts[1]) : 0;
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, region, watch);
  }
}
