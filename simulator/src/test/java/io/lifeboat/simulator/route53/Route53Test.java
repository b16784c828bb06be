package io.lifeboat.simulator.route53;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Answer;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.NoAnswer;
import io.lifeboat.simulator.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

@Timeout(20)
class Route53Test {
  private static final String FRA = "198.51.100.10";
  private static final String DUB = "203.0.113.20";
  private final Scene scene = Scene.euWebShop();
  private final Route53Client route53 = scene.client(Route53Client.class, "aws-global");

  private List<ResourceRecordSet> shop() {
    return route53
        .listResourceRecordSets(
            r -> r.hostedZoneId("Z04EXAMPLE").startRecordName("shop.example.com"))
        .resourceRecordSets()
        .stream()
        .filter(s -> s.name().equals("shop.example.com."))
        .toList();
  }

  private ChangeInfo change(Change... changes) {
    return route53
        .changeResourceRecordSets(
            r -> r.hostedZoneId("Z04EXAMPLE").changeBatch(b -> b.changes(changes)))
        .changeInfo();
  }

  private static Change change(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }

  private Change[] swap() {
    List<ResourceRecordSet> old = shop();
    return new Change[] {
      change(ChangeAction.DELETE, old.get(0)),
      change(ChangeAction.DELETE, old.get(1)),
      change(ChangeAction.CREATE, as(old.get(0), ResourceRecordSetFailover.SECONDARY)),
      change(ChangeAction.CREATE, as(old.get(1), ResourceRecordSetFailover.PRIMARY))
    };
  }

  private static ResourceRecordSet as(ResourceRecordSet set, ResourceRecordSetFailover role) {
    return set.toBuilder().failover(role).build();
  }

  private String address() {
    return scene
        .aws()
        .zones()
        .resolve("shop.example.com", "A", Optional.empty())
        .records()
        .get(0)
        .value();
  }

  @Test
  void aSwapReachesTheServersALittleBeforeItIsInSync() {
    ChangeInfo pending = change(swap());
    assertThat(pending.statusAsString()).isEqualTo("PENDING");
    assertThat(address()).isEqualTo(FRA);
    // The new primary's check fails here, so its records alone decide nothing: disable it.
    route53.updateHealthCheck(r -> r.healthCheckId("hc-dub").disabled(true));
    Duration served = scene.forwardUntil(() -> address().equals(DUB), Duration.ofMinutes(2));
    assertThat(status(pending)).isEqualTo("PENDING");
    Duration more =
        scene.forwardUntil(() -> status(pending).equals("INSYNC"), Duration.ofMinutes(2));
    assertThat(served.plus(more)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(51));
  }

  private String status(ChangeInfo change) {
    return route53.getChange(r -> r.id(change.id())).changeInfo().statusAsString();
  }

  @Test
  void aBatchWithOneWrongChangeChangesNothing() {
    List<ResourceRecordSet> before = shop();
    ResourceRecordSet wrong = before.get(1).toBuilder().ttl(31L).build();
    assertRefused(
        () ->
            change(change(ChangeAction.DELETE, before.get(0)), change(ChangeAction.DELETE, wrong)),
        "InvalidChangeBatch");
    assertThat(shop()).isEqualTo(before);
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }

  @Test
  void wrongBatchesAreRefused() {
    ResourceRecordSet primary = shop().get(0);
    assertRefused(() -> change(change(ChangeAction.CREATE, primary)), "InvalidChangeBatch");
    assertRefused(
        () -> change(change(ChangeAction.UPSERT, primary.toBuilder().name("x.org").build())),
        "InvalidChangeBatch");
    assertRefused(
        () ->
            change(
                change(ChangeAction.UPSERT, as(shop().get(1), ResourceRecordSetFailover.PRIMARY))),
        "InvalidChangeBatch");
    assertRefused(
        () -> change(change(ChangeAction.UPSERT, primary.toBuilder().healthCheckId("x").build())),
        "NoSuchHealthCheck");
    assertRefused(() -> route53.getHostedZone(r -> r.id("Z0")), "NoSuchHostedZone");
    assertRefused(() -> route53.getChange(r -> r.id("C0")), "NoSuchChange");
    assertRefused(() -> route53.createHostedZone(r -> r.name("x.org")), "NotSimulated");
  }

  @Test
  void aSecondBatchWhileOneIsProcessedIsRefused() {
    change(swap());
    Change[] again = swap();
    assertRefused(() -> change(again), "PriorRequestNotComplete");
    scene.forward(Duration.ofSeconds(1));
    assertThat(change(again).statusAsString()).isEqualTo("PENDING");
  }

  @Test
  void recordSetsAreListedInPages() {
    var first = route53.listResourceRecordSets(r -> r.hostedZoneId("Z04EXAMPLE").maxItems("3"));
    assertThat(first.isTruncated()).isTrue();
    var rest =
        route53.listResourceRecordSets(
            r ->
                r.hostedZoneId("Z04EXAMPLE")
                    .startRecordName(first.nextRecordName())
                    .startRecordType(first.nextRecordType())
                    .startRecordIdentifier(first.nextRecordIdentifier()));
    assertThat(first.resourceRecordSets()).hasSize(3);
    assertThat(rest.resourceRecordSets())
        .hasSize(3)
        .doesNotContainAnyElementsOf(first.resourceRecordSets());
  }

  @Test
  void healthChecksNoticeALostRegionAndTheServersFollowTheHealthyOne() {
    scene.aws().faults().lose("eu-central-1", Loss.REFUSE);
    assertThat(address()).isEqualTo(FRA);
    route53.updateHealthCheck(r -> r.healthCheckId("hc-dub").disabled(true));
    Duration took = scene.forwardUntil(() -> address().equals(DUB), Duration.ofMinutes(2));
    assertThat(took).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
  }

  @Test
  void anInvertedCheckMovesUsersWithoutTheRecords() {
    route53.updateHealthCheck(r -> r.healthCheckId("hc-fra").inverted(true).healthCheckVersion(1L));
    scene.forward(Duration.ofSeconds(21));
    assertThat(address()).isEqualTo(DUB);
    assertRefused(
        () ->
            route53.updateHealthCheck(
                r -> r.healthCheckId("hc-fra").inverted(false).healthCheckVersion(1L)),
        "HealthCheckVersionMismatch");
  }

  @Test
  void theControlPlaneIsLostWithUsEast1AndTheServersGoOn() {
    scene.aws().faults().loseControlPlane("us-east-1");
    Assertions.assertThatThrownBy(this::shop).isInstanceOf(NoAnswer.class);
    assertThat(address()).isEqualTo(FRA);
  }

  @Test
  void namesThatAreNotThereAreAnsweredAsDnsDoes() {
    assertThat(resolve("none.example.com", "A").code()).isEqualTo(Answer.Code.NXDOMAIN);
    assertThat(resolve("shop.example.com.", "AAAA").code()).isEqualTo(Answer.Code.NOERROR);
    assertThat(resolve("shop.example.org", "A").code()).isEqualTo(Answer.Code.REFUSED);
    assertThat(resolve("example.com", "NS").records()).hasSize(4);
    assertThat(resolve("none.example.com", "A").soa()).isPresent();
  }

  private Answer resolve(String name, String type) {
    return scene.aws().zones().resolve(name, type, Optional.empty());
  }
}
