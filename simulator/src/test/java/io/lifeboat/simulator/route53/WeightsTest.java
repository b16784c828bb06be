package io.lifeboat.simulator.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

/** Failover records turned into weighted ones and back, and what users see of the weights. */
@Timeout(20)
class WeightsTest {
  private static final int USERS = 1000;
  private final Scene scene = Scene.euWebShop();
  private final Route53Client route53 = scene.client(Route53Client.class, "us-east-1");
  private int users;

  private List<ResourceRecordSet> shop() {
    return route53
        .listResourceRecordSets(
            r -> r.hostedZoneId("Z04EXAMPLE").startRecordName("shop.example.com"))
        .resourceRecordSets()
        .stream()
        .filter(s -> s.name().equals("shop.example.com."))
        .toList();
  }

  private void replace(List<ResourceRecordSet> by) {
    List<Change> changes = new ArrayList<>();
    shop().forEach(s -> changes.add(change(ChangeAction.DELETE, s)));
    by.forEach(s -> changes.add(change(ChangeAction.CREATE, s)));
    send(changes);
    scene.forward(Duration.ofMinutes(1));
  }

  private void send(List<Change> changes) {
    route53.changeResourceRecordSets(
        r -> r.hostedZoneId("Z04EXAMPLE").changeBatch(b -> b.changes(changes)));
  }

  private static Change change(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }

  private static ResourceRecordSet weighing(ResourceRecordSet set, long weight) {
    return set.toBuilder().failover((ResourceRecordSetFailover) null).weight(weight).build();
  }

  private void weigh(long frankfurt, long dublin) {
    List<ResourceRecordSet> now = shop();
    replace(List.of(weighing(now.get(0), frankfurt), weighing(now.get(1), dublin)));
  }

  /** How many of a thousand new users are sent to Dublin. */
  private long inDublin() {
    return IntStream.range(0, USERS)
        .mapToObj(i -> Viewer.named("user-" + users++))
        .map(user -> scene.aws().web().get("shop.example.com", "/health", user).region())
        .filter(region -> region.filter("eu-west-1"::equals).isPresent())
        .count();
  }

  private void bothHealthy() {
    route53.updateHealthCheck(r -> r.healthCheckId("hc-dub").disabled(true));
    scene.forward(Duration.ofSeconds(40));
  }

  @Test
  void failoverRecordsTurnIntoWeightedOnesAndBackInOneBatchEach() {
    bothHealthy();
    List<ResourceRecordSet> before = shop();
    assertThat(inDublin()).isZero();
    weigh(95, 5);
    assertThat(shop()).extracting(ResourceRecordSet::weight).containsExactly(95L, 5L);
    assertThat(inDublin()).isBetween(30L, 75L);
    weigh(0, 100);
    assertThat(inDublin()).isEqualTo(USERS);
    replace(before);
    assertThat(shop()).isEqualTo(before);
    assertThat(inDublin()).isZero();
  }

  @Test
  void theSameUserKeepsTheAnswer() {
    bothHealthy();
    weigh(50, 50);
    Viewer user = Viewer.named("user");
    assertThat(
            IntStream.range(0, 50)
                .mapToObj(i -> scene.aws().web().get("shop.example.com", "/health", user).region())
                .distinct())
        .hasSize(1);
  }

  @Test
  void aSickOneIsLeftOutAndWhenAllAreSickAllCount() {
    bothHealthy();
    weigh(50, 50);
    assertThat(inDublin()).isBetween(400L, 600L);
    scene.losing("eu-central-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(1));
    assertThat(inDublin()).isEqualTo(USERS);
    route53.updateHealthCheck(r -> r.healthCheckId("hc-dub").disabled(false).inverted(true));
    scene.aws().faults().restore("eu-central-1");
    route53.updateHealthCheck(r -> r.healthCheckId("hc-fra").inverted(true));
    scene.forward(Duration.ofMinutes(2));
    assertThat(inDublin()).isBetween(400L, 600L);
  }

  @Test
  void theSameWorldThrowsTheSameDice() {
    bothHealthy();
    weigh(90, 10);
    WeightsTest again = new WeightsTest();
    again.bothHealthy();
    again.weigh(90, 10);
    assertThat(inDublin()).isEqualTo(again.inDublin());
  }

  @Test
  void policiesCannotBeMixedNotEvenOnTheWay() {
    ResourceRecordSet first = shop().get(0);
    ResourceRecordSet other = weighing(first, 1).toBuilder().setIdentifier("other").build();
    assertThatThrownBy(() -> send(List.of(change(ChangeAction.CREATE, other))))
        .isInstanceOf(InvalidChangeBatchException.class)
        .hasMessageContaining(
            "type A, SetIdentifier other cannot be created as a non-weighted set exists with the"
                + " same name and type.");
    List<Change> createsFirst = new ArrayList<>(List.of(change(ChangeAction.CREATE, other)));
    shop().forEach(s -> createsFirst.add(change(ChangeAction.DELETE, s)));
    assertThatThrownBy(() -> send(createsFirst)).isInstanceOf(InvalidChangeBatchException.class);
    assertThatThrownBy(() -> send(List.of(change(ChangeAction.UPSERT, weighing(first, 1)))))
        .isInstanceOf(InvalidChangeBatchException.class);
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }
}
