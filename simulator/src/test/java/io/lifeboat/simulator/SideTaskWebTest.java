package io.lifeboat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskOverride;
import software.amazon.awssdk.services.rds.RdsClient;

/** What a task on the side answers at its private address. */
@Timeout(20)
class SideTaskWebTest {
  private final Scene scene = Scene.euWebShop();
  private final EcsClient ecs = scene.client(EcsClient.class, "eu-west-1");

  private Task run(String family, String region, String database) {
    EcsClient there = scene.client(EcsClient.class, region);
    KeyValuePair url = KeyValuePair.builder().name("DATABASE").value(database).build();
    ContainerOverride override =
        ContainerOverride.builder().name(family.replaceFirst(":.*", "")).environment(url).build();
    String arn =
        there
            .runTask(
                r ->
                    r.cluster("web-shop")
                        .taskDefinition(family)
                        .overrides(TaskOverride.builder().containerOverrides(override).build())
                        .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets("s-1"))))
            .tasks()
            .get(0)
            .taskArn();
    scene.forward(Duration.ofMinutes(1));
    return there.describeTasks(r -> r.cluster("web-shop").tasks(arn)).tasks().get(0);
  }

  private static String address(Task task) {
    return task.attachments().get(0).details().stream()
        .filter(d -> d.name().equals("privateIPv4Address"))
        .map(KeyValuePair::value)
        .findFirst()
        .orElseThrow();
  }

  private String endpoint(String region) {
    return scene
        .client(RdsClient.class, region)
        .describeDBClusters()
        .dbClusters()
        .get(0)
        .endpoint();
  }

  private Page get(Task task, String path) {
    return scene.aws().web().get(address(task) + ":8080", path, Viewer.named("probe"));
  }

  @Test
  void itAnswersAsItsApplicationAndNamesItself() {
    Task task = run("storefront:7", "eu-west-1", "none");
    Page page = get(task, "/health");
    assertThat(page.isGood()).isTrue();
    assertThat(page.region()).hasValue("eu-west-1");
    assertThat(page.body())
        .contains("\"region\":\"eu-west-1\"", "\"service\":\"storefront\"")
        .contains("\"task\":\"" + task.taskArn().replaceFirst(".*/", "") + "\"");
    assertThat(get(task, "/checkout/health").status()).isEqualTo(404);
  }

  @Test
  void itsDatabaseIsTheOneThatItsLaunchNames() {
    Task writing =
        run("checkout", "eu-central-1", "jdbc:postgresql://" + endpoint("eu-central-1") + ":5432/");
    assertThat(get(writing, "/checkout/health").isGood()).isTrue();
    Task reading = run("checkout", "eu-west-1", endpoint("eu-west-1"));
    assertThat(get(reading, "/checkout/health").status()).isEqualTo(503);
    assertThat(get(reading, "/checkout/health").body()).contains("read-only secondary");
    Task lost = run("checkout", "eu-west-1", "gone.cluster-x.eu-west-1.rds.amazonaws.com");
    assertThat(get(lost, "/checkout/health").body()).contains("does not resolve");
  }

  @Test
  void nothingAnswersOnceItStoppedOrItsRegionIsLost() {
    Task task = run("storefront:7", "eu-west-1", "none");
    scene.losing("eu-west-1", Loss.REFUSE);
    assertThat(get(task, "/health").kind()).isEqualTo(Page.Kind.REFUSED);
    scene.aws().faults().restore("eu-west-1");
    ecs.stopTask(r -> r.cluster("web-shop").task(task.taskArn()));
    scene.forward(Duration.ofSeconds(11));
    assertThat(get(task, "/health").kind()).isEqualTo(Page.Kind.SILENT);
  }
}
