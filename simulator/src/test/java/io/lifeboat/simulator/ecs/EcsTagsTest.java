package io.lifeboat.simulator.ecs;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;

@Timeout(20)
class EcsTagsTest {
  private static final String ARN =
      "arn:aws:ecs:eu-west-1:111122223333:service/web-shop/storefront";
  private static final String SIZE = "desired=4 minimum=4 maximum=12 suspended=none";
  private final Scene scene = Scene.euWebShop();
  private final EcsClient ecs = scene.client(EcsClient.class, "eu-west-1");

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private void put(Tag... tags) {
    ecs.tagResource(r -> r.resourceArn(ARN).tags(tags));
  }

  private List<Tag> tags() {
    return ecs.listTagsForResource(r -> r.resourceArn(ARN)).tags();
  }

  @Test
  void tagsStayWithTheirServiceUntilTheyAreTakenAway() {
    put(tag("lifeboat:size", SIZE), tag("team", "shop"));
    put(tag("team", "web"));
    assertThat(tags()).containsExactly(tag("lifeboat:size", SIZE), tag("team", "web"));
    ecs.untagResource(r -> r.resourceArn(ARN).tagKeys("team", "never-there"));
    assertThat(tags()).containsExactly(tag("lifeboat:size", SIZE));
    assertThat(
            scene
                .client(EcsClient.class, "eu-central-1")
                .listTagsForResource(r -> r.resourceArn(ARN.replace("eu-west-1", "eu-central-1")))
                .tags())
        .isEmpty();
  }

  @Test
  void theyAreDescribedWithTheServiceWhenAskedFor() {
    put(tag("team", "shop"));
    assertThat(
            ecs.describeServices(
                    r -> r.cluster("web-shop").services("storefront").include(ServiceField.TAGS))
                .services()
                .get(0)
                .tags())
        .containsExactly(tag("team", "shop"));
    assertThat(
            ecs.describeServices(r -> r.cluster("web-shop").services("storefront"))
                .services()
                .get(0)
                .hasTags())
        .isFalse();
  }

  @Test
  void theJournalSaysWhatChanged() {
    put(tag("team", "shop"));
    put(tag("team", "shop"));
    ecs.untagResource(r -> r.resourceArn(ARN).tagKeys("team"));
    ecs.untagResource(r -> r.resourceArn(ARN).tagKeys("team"));
    assertThat(scene.aws().journal().mutations())
        .extracting(e -> e.operation() + " " + e.changed())
        .containsExactly(
            "TagResource true", "TagResource false", "UntagResource true", "UntagResource false");
    assertThat(scene.aws().journal().mutations().get(0).sentence())
        .isEqualTo("service/web-shop/storefront in eu-west-1 now has the tag team=shop");
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    String invalid = "InvalidParameterException";
    assertRefused(() -> put(tag("aws:team", "shop")), invalid);
    assertRefused(() -> put(tag("", "shop")), invalid);
    assertRefused(() -> put(tag("k".repeat(129), "v")), invalid);
    assertRefused(() -> put(tag("k", "v".repeat(257))), invalid);
    assertRefused(() -> put(tag("k", "a,b")), invalid);
    assertRefused(() -> put(tag("k", "1"), tag("k", "2")), invalid);
    assertRefused(() -> put(many(51)), invalid);
    assertRefused(() -> at("arn:aws:ecs:eu-west-1:111122223333:service/storefront"), invalid);
    assertRefused(() -> at(ARN.replace("eu-west-1", "eu-central-1")), invalid);
    assertRefused(() -> at(ARN.replace("storefront", "none")), "ResourceNotFoundException");
    assertRefused(() -> at(ARN.replace("web-shop", "none")), "ClusterNotFoundException");
    assertThat(tags()).isEmpty();
  }

  private static Tag[] many(int count) {
    return IntStream.range(0, count).mapToObj(i -> tag("k" + i, "v")).toArray(Tag[]::new);
  }

  private void at(String arn) {
    ecs.tagResource(r -> r.resourceArn(arn).tags(tag("team", "shop")));
  }
}
