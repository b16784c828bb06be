package io.lifeboat.simulator.ecs;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifeboat.simulator.Page;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

@Timeout(20)
class DeploymentsTest {
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:task-definition/";
  private final Scene scene = Scene.of(world("storefront:7", "none"));
  private final EcsClient ecs = scene.client(EcsClient.class, "eu-west-1");

  private static World world(String running, String breaker) {
    return WorldReader.parse(
        """
        account: "111122223333"
        seed: 7
        regions: [eu-west-1]
        ecs:
          - cluster: web-shop
            services:
              - service: storefront
                task-definition: %s
                circuit-breaker: %s
                revisions:
                  - {revision: 6}
                  - {revision: 7, container: app, port: 9000, environment: {DB: "db.{region}.example.com"}}
                  - {revision: 8, healthy: false}
                in: {eu-west-1: {tasks: 4}}
        web:
          regional-names: "{region}.shop.example.com"
          apps: [{path: /health, service: web-shop/storefront}]
        """
            .formatted(running, breaker),
        "deployments");
  }

  private static Service service(EcsClient ecs) {
    return ecs.describeServices(r -> r.cluster("web-shop").services("storefront"))
        .services()
        .get(0);
  }

  private static void deploy(EcsClient ecs, String definition) {
    ecs.updateService(r -> r.cluster("web-shop").service("storefront").taskDefinition(definition));
  }

  private static DeploymentRolloutState state(EcsClient ecs) {
    return service(ecs).deployments().get(0).rolloutState();
  }

  private static Page page(Scene scene) {
    return scene.aws().web().get("eu-west-1.shop.example.com", "/health", Viewer.named("user"));
  }

  @Test
  void aDeploymentReplacesTaskByTaskAndNobodyNotices() {
    deploy(ecs, "storefront:6");
    Service begun = service(ecs);
    assertThat(begun.taskDefinition()).isEqualTo(ARN + "storefront:6");
    assertThat(begun.pendingCount()).isEqualTo(4);
    assertThat(begun.runningCount()).isEqualTo(4);
    assertThat(begun.deployments())
        .extracting(Deployment::status, Deployment::taskDefinition, Deployment::pendingCount)
        .containsExactly(
            tuple("PRIMARY", ARN + "storefront:6", 4), tuple("ACTIVE", ARN + "storefront:7", 0));
    Duration took =
        scene.forwardUntil(
            () -> {
              assertThat(page(scene).isGood()).isTrue();
              assertThat(service(ecs).runningCount()).isBetween(4, 8);
              return state(ecs) == DeploymentRolloutState.COMPLETED;
            },
            MINUTES);
    assertThat(took).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(52));
    assertThat(service(ecs).deployments()).hasSize(1);
    assertThat(service(ecs).runningCount()).isEqualTo(4);
    assertThat(scene.aws().journal().entries())
        .extracting(e -> e.sentence())
        .containsExactly(
            "storefront in eu-west-1 is being deployed with storefront:6, after storefront:7",
            "storefront in eu-west-1 runs storefront:6");
  }

  @Test
  void aBrokenRevisionNeverReplacesWhatRunsAndCanBeRolledBack() {
    deploy(ecs, "storefront");
    scene.forward(MINUTES);
    Service stuck = service(ecs);
    assertThat(stuck.deployments()).hasSize(2);
    assertThat(stuck.deployments().get(0).rolloutState())
        .isEqualTo(DeploymentRolloutState.IN_PROGRESS);
    assertThat(stuck.deployments().get(0).failedTasks()).isGreaterThan(8);
    assertThat(stuck.deployments().get(1).runningCount()).isEqualTo(4);
    assertThat(page(scene).isGood()).isTrue();
    deploy(ecs, ARN + "storefront:7");
    scene.forwardUntil(() -> state(ecs) == DeploymentRolloutState.COMPLETED, MINUTES);
    assertThat(service(ecs).deployments()).hasSize(1);
    assertThat(service(ecs).taskDefinition()).isEqualTo(ARN + "storefront:7");
  }

  @Test
  void theCircuitBreakerStopsABrokenDeployment() {
    Scene breaking = Scene.of(world("storefront:7", "stop"));
    EcsClient client = breaking.client(EcsClient.class, "eu-west-1");
    deploy(client, "storefront:8");
    breaking.forwardUntil(() -> state(client) == DeploymentRolloutState.FAILED, MINUTES);
    breaking.forward(MINUTES);
    Service failed = service(client);
    assertThat(failed.deployments().get(0).failedTasks()).isBetween(3, 7);
    assertThat(failed.deployments().get(0).rolloutStateReason()).contains("circuit breaker");
    assertThat(failed.deployments().get(0).runningCount()).isZero();
    assertThat(failed.deployments().get(1).runningCount()).isEqualTo(4);
    client.updateService(r -> r.cluster("web-shop").service("storefront").desiredCount(6));
    breaking.forward(MINUTES);
    assertThat(service(client).runningCount()).isEqualTo(6);
  }

  @Test
  void theCircuitBreakerRollsBackWhenAskedTo() {
    ecs.updateService(
        r ->
            r.cluster("web-shop")
                .service("storefront")
                .taskDefinition("storefront:8")
                .deploymentConfiguration(
                    c -> c.deploymentCircuitBreaker(b -> b.enable(true).rollback(true))));
    scene.forwardUntil(
        () -> state(ecs) == DeploymentRolloutState.COMPLETED, Duration.ofMinutes(10));
    assertThat(service(ecs).taskDefinition()).isEqualTo(ARN + "storefront:7");
    assertThat(service(ecs).deployments()).hasSize(1);
    assertThat(page(scene).isGood()).isTrue();
    assertThat(service(ecs).deploymentConfiguration().deploymentCircuitBreaker().rollback())
        .isTrue();
  }

  @Test
  void anAppWhoseServiceRunsABrokenRevisionAnswers500() {
    Scene broken = Scene.of(world("storefront:8", "none"));
    EcsClient client = broken.client(EcsClient.class, "eu-west-1");
    assertThat(page(broken).status()).isEqualTo(500);
    assertThat(page(broken).body()).contains("storefront:8 is broken");
    deploy(client, "storefront:7");
    broken.forwardUntil(() -> state(client) == DeploymentRolloutState.COMPLETED, MINUTES);
    assertThat(page(broken).isGood()).isTrue();
  }

  @Test
  void aForcedDeploymentReplacesTheSameRevisionAndAnUnforcedOneDoesNothing() {
    String before = service(ecs).deployments().get(0).id();
    deploy(ecs, "storefront:7");
    assertThat(service(ecs).deployments()).extracting(Deployment::id).containsExactly(before);
    ecs.updateService(r -> r.cluster("web-shop").service("storefront").forceNewDeployment(true));
    scene.forwardUntil(() -> state(ecs) == DeploymentRolloutState.COMPLETED, MINUTES);
    assertThat(service(ecs).deployments().get(0).id()).isNotEqualTo(before);
    assertThat(scene.aws().journal().mutations("UpdateService"))
        .extracting(e -> e.changed())
        .containsExactly(false, true);
  }

  @Test
  void aTightDeploymentStopsBeforeItStarts() {
    ecs.updateService(
        r ->
            r.cluster("web-shop")
                .service("storefront")
                .taskDefinition("storefront:6")
                .deploymentConfiguration(c -> c.minimumHealthyPercent(50).maximumPercent(100)));
    scene.forwardUntil(
        () -> {
          assertThat(service(ecs).runningCount()).isBetween(2, 4);
          return state(ecs) == DeploymentRolloutState.COMPLETED;
        },
        MINUTES);
  }

  @Test
  void definitionsAreDescribedAndListed() {
    TaskDefinition seen =
        ecs.describeTaskDefinition(r -> r.taskDefinition("storefront:7")).taskDefinition();
    assertThat(seen.containerDefinitions().get(0).name()).isEqualTo("app");
    assertThat(seen.containerDefinitions().get(0).portMappings().get(0).containerPort())
        .isEqualTo(9000);
    assertThat(seen.containerDefinitions().get(0).environment().get(0).value())
        .isEqualTo("db.eu-west-1.example.com");
    assertThat(
            ecs.listTaskDefinitions(
                    r -> r.familyPrefix("storefront").status("ACTIVE").sort(SortOrder.DESC))
                .taskDefinitionArns())
        .containsExactly(ARN + "storefront:8", ARN + "storefront:7", ARN + "storefront:6");
    assertThat(ecs.listTaskDefinitionFamilies(r -> r.familyPrefix("store")).families())
        .isEqualTo(List.of("storefront"));
    assertThat(ecs.listTaskDefinitions(r -> r.familyPrefix("store")).taskDefinitionArns())
        .isEmpty();
  }

  private TaskDefinition register(String image) {
    return ecs.registerTaskDefinition(
            r ->
                r.family("storefront")
                    .requiresCompatibilities(Compatibility.FARGATE)
                    .networkMode(NetworkMode.AWSVPC)
                    .cpu("256")
                    .memory("512")
                    .containerDefinitions(
                        ContainerDefinition.builder().name("app").image(image).build()))
        .taskDefinition();
  }

  @Test
  void registeredRevisionsCountUpAndThoseTaggedBrokenAre() {
    assertThat(register("shop:9").taskDefinitionArn()).isEqualTo(ARN + "storefront:9");
    deploy(ecs, "storefront");
    scene.forwardUntil(() -> state(ecs) == DeploymentRolloutState.COMPLETED, MINUTES);
    assertThat(register("shop:broken").revision()).isEqualTo(10);
    deploy(ecs, "storefront");
    scene.forward(MINUTES);
    assertThat(state(ecs)).isEqualTo(DeploymentRolloutState.IN_PROGRESS);
    ecs.deregisterTaskDefinition(r -> r.taskDefinition("storefront:10"));
    assertRefused(() -> deploy(ecs, "storefront:10"), "ClientException");
    deploy(ecs, "storefront");
    assertThat(service(ecs).taskDefinition()).isEqualTo(ARN + "storefront:9");
    assertThat(ecs.listTaskDefinitions(r -> r.status("INACTIVE")).taskDefinitionArns())
        .containsExactly(ARN + "storefront:10");
  }

  @Test
  void wrongCallsGetTheCodesOfAwsAndChangeNothing() {
    assertRefused(() -> deploy(ecs, "storefront:99"), "ClientException");
    assertRefused(
        () -> deploy(ecs, ARN.replace("west", "north") + "storefront:7"), "ClientException");
    assertRefused(
        () -> ecs.describeTaskDefinition(r -> r.taskDefinition("none")), "ClientException");
    assertRefused(() -> ecs.registerTaskDefinition(r -> r.family("a b")), "ClientException");
    assertRefused(() -> ecs.registerTaskDefinition(r -> r.family("a")), "ClientException");
    assertRefused(
        () ->
            ecs.updateService(
                r ->
                    r.cluster("web-shop")
                        .service("storefront")
                        .desiredCount(9)
                        .taskDefinition("none")),
        "ClientException");
    assertThat(service(ecs).desiredCount()).isEqualTo(4);
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }
}
