package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.ecs.AwsScaleEcs;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.RollBackEcs;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.StartDrillTasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** Of ECS and its autoscaling. */
class EcsOddAnswersTest extends OddAnswers {
  private static final EcsService SHOP = new EcsService("shop", "web");
  private static final ScaleEcs SCALE = new ScaleEcs("web", DUB, SHOP, 4);
  private static final FenceEcs STOP = new FenceEcs(FRA, List.of(SHOP));
  private static final OpenEcs START = new OpenEcs(FRA, List.of(SHOP));
  private static final ScaleDownEcs DOWN = new ScaleDownEcs("web", DUB, SHOP, 1);
  private static final RollBackEcs BACK = new RollBackEcs("web", DUB, SHOP, Optional.empty());
  private static final String WEB_3 = "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:3";
  private static final StartDrillTasks ASIDE =
      new StartDrillTasks(DUB, List.of(new DrillService("web", SHOP, 1, 80, Map.of(), List.of())));

  @Override
  Stream<Odd> oddities() {
    return Stream.of(
        odd("no services", SCALE, services(), "no active service shop/web in eu-west-1"),
        odd(
            "a service that is being deleted",
            SCALE,
            services(web().status("DRAINING").build()),
            "no active service shop/web"),
        odd(
            "a service without a status",
            SCALE,
            services(web().status(null).build()),
            "no active service shop/web"),
        odd(
            "another service than asked for",
            SCALE,
            services(web().serviceName("other").build()),
            "no active service shop/web"),
        odd("a service to stop that is not there", STOP, services(), "no active service shop/web"),
        odd(
            "a page of HTML",
            STOP,
            services(web().build()).failing("describeScalableTargets", page()),
            "HTTP 500, no error code"),
        odd("a service to open that is not there", START, services(), "no active service shop/web"),
        odd(
            "a tag that nobody can read",
            START,
            services(noted("many")),
            "the tag lifeboat:size of shop/web says 'many', which is no size"),
        odd("a tag without a value", START, services(noted("")), "says '', which is no size"),
        odd("a page of HTML", START, servicePage(), "HTTP 500, no error code"),
        odd(
            "a service to roll back that is not there",
            BACK,
            services(),
            "no active service shop/web"),
        odd(
            "no earlier task definition",
            BACK,
            services(web().taskDefinition(WEB_3).build())
                .answering("listTaskDefinitions", definitions(WEB_3, WEB_3.replace("3", "4"))),
            "runs web:3, and no active task definition of its family is older; name one"),
        odd(
            "task definitions of other families",
            BACK,
            services(web().taskDefinition(WEB_3).build())
                .answering("listTaskDefinitions", definitions(WEB_3.replace("web", "webs"))),
            "no active task definition of its family is older"),
        odd(
            "a service that does not say what it runs",
            BACK,
            services(web().build()),
            "names no task definition, as services that ECS itself does not deploy"),
        odd(
            "an earlier task definition that is gone",
            BACK,
            services(web().taskDefinition(WEB_3).build())
                .answering("listTaskDefinitions", definitions(WEB_3.replace("3", "2")))
                .answering(
                    "describeTaskDefinition", DescribeTaskDefinitionResponse.builder().build()),
            "web:2 cannot be deployed in eu-west-1"),
        odd("a service to start aside that is not there", ASIDE, services(), "no active service"),
        odd(
            "a service to start aside without a task definition",
            ASIDE,
            services(web().build()),
            "names no task definition that could be started on the side"),
        odd("a page of HTML", ASIDE, servicePage(), "HTTP 500, no error code"),
        odd(
            "a page of HTML for the tasks",
            ASIDE,
            services(web().taskDefinition(WEB_3).build()).failing("listTasks", page()),
            "HTTP 500, no error code"),
        odd("no services", DOWN, services(), "no active service shop/web in eu-west-1"),
        odd(
            "a service to scale down that is being deleted",
            DOWN,
            services(web().status("DRAINING").build()),
            "no active service shop/web"));
  }

  @Test
  void keepsWaitingForTasksThatDoNotStart() {
    StandIns aws =
        services(web().build()).answering("updateService", UpdateServiceResponse.builder().build());

    Throwable failure =
        catchThrowable(
            () ->
                new AwsScaleEcs(aws)
                    .confirm(SCALE, CALL, new HandWatch().withBudget(Duration.ofMinutes(10))));

    assertThat(failure).hasMessage("out of time; last report: 1 of 4 tasks run");
  }

  @Test
  void saysWhyEcsGaveUpADeployment() {
    StandIns aws =
        services(
            web()
                .deployments(
                    Deployment.builder()
                        .status("PRIMARY")
                        .rolloutState("FAILED")
                        .rolloutStateReason("tasks failed to start")
                        .build())
                .build());

    assertThat(catchThrowable(() -> new AwsScaleEcs(aws).confirm(SCALE, CALL, new HandWatch())))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("at 1 of 4 tasks: tasks failed to start");
  }

  private static StandIns services(Service... services) {
    return new StandIns()
        .answering(
            "describeServices", DescribeServicesResponse.builder().services(services).build())
        .answering("describeScalableTargets", DescribeScalableTargetsResponse.builder().build());
  }

  private static ListTaskDefinitionsResponse definitions(String... arns) {
    return ListTaskDefinitionsResponse.builder().taskDefinitionArns(arns).build();
  }

  private static Service noted(String size) {
    return web()
        .tags(
            software.amazon.awssdk.services.ecs.model.Tag.builder()
                .key("lifeboat:size")
                .value(size)
                .build())
        .build();
  }

  private static Service.Builder web() {
    return Service.builder()
        .serviceName("web")
        .status("ACTIVE")
        .desiredCount(4)
        .runningCount(1)
        .deployments(Deployment.builder().status("PRIMARY").rolloutState("IN_PROGRESS").build());
  }

  private static StandIns servicePage() {
    return services(web().build()).failing("describeServices", page());
  }
}
