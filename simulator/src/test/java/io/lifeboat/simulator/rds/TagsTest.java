package io.lifeboat.simulator.rds;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

@Timeout(20)
class TagsTest {
  private static final String DUB = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
  private static final Tag GROUPS =
      Tag.builder().key("lifeboat:open-groups").value("sg-0one+sg-0two").build();

  private final Scene scene = Scene.euWebShop();
  private final RdsClient rds = scene.client(RdsClient.class, "eu-west-1");

  private void add(String arn, Tag... tags) {
    rds.addTagsToResource(r -> r.resourceName(arn).tags(tags));
  }

  private List<Tag> tags(String arn) {
    return rds.listTagsForResource(r -> r.resourceName(arn)).tagList();
  }

  @Test
  void aTagIsSeenWhereverTheClusterIs() {
    add(DUB, GROUPS);
    assertThat(tags(DUB)).containsExactly(GROUPS);
    assertThat(rds.describeDBClusters().dbClusters().get(0).tagList()).containsExactly(GROUPS);
    add(DUB, GROUPS.toBuilder().value("sg-0one").build());
    assertThat(tags(DUB))
        .singleElement()
        .satisfies(t -> assertThat(t.value()).isEqualTo("sg-0one"));
  }

  @Test
  void removingTwiceEqualsOnce() {
    add(DUB, GROUPS);
    for (int i = 0; i < 2; i++) {
      rds.removeTagsFromResource(r -> r.resourceName(DUB).tagKeys(GROUPS.key()));
      assertThat(tags(DUB)).isEmpty();
    }
    assertThat(scene.aws().journal().mutations("RemoveTagsFromResource"))
        .extracting(JournalEntry::changed)
        .containsExactly(true, false);
  }

  @Test
  void theGlobalClusterHasTagsToo() {
    String global = "arn:aws:rds::111122223333:global-cluster:web-shop-orders";
    add(global, GROUPS);
    assertThat(tags(global)).containsExactly(GROUPS);
  }

  @Test
  void wrongTagsGetTheCodesOfAws() {
    assertRefused(() -> tags(DUB + "x"), "DBClusterNotFoundFault");
    assertRefused(() -> tags("orders-eu-west-1"), "InvalidParameterValue");
    assertRefused(
        () -> tags("arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1"),
        "InvalidParameterValue");
    assertRefused(() -> add(DUB), "MissingParameter");
    assertRefused(
        () -> add(DUB, Tag.builder().key("k").value("a,b").build()), "InvalidParameterValue");
    assertRefused(
        () -> add(DUB, Tag.builder().key("aws:k").value("v").build()), "InvalidParameterValue");
    assertThat(tags(DUB)).isEmpty();
  }
}
