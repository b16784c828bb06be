package io.lifeboat.simulator.sns;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

@Timeout(20)
class SnsTest {
  private static final String ARN = "arn:aws:sns:eu-west-1:111122223333:dr-alerts.fifo";
  private final Scene scene = Scene.euWebShop();
  private final SnsClient sns = scene.client(SnsClient.class, "eu-west-1");

  private String publish(String deduplicationId) {
    return sns.publish(
            r ->
                r.topicArn(ARN)
                    .message("it began")
                    .messageGroupId("eu-web-shop")
                    .messageDeduplicationId(deduplicationId))
        .messageId();
  }

  @Test
  void theSameDeduplicationIdIsDeliveredOnce() {
    assertThat(publish("one")).isEqualTo(publish("one"));
    assertThat(publish("two")).isNotEqualTo(publish("one"));
    assertThat(scene.aws().deliveries())
        .hasSize(2)
        .allSatisfy(d -> assertThat(d.endpoint()).isEqualTo("mailto:on-call@shop.example.com"));
    assertThat(scene.aws().journal().mutations("Publish").stream().filter(e -> e.changed()))
        .hasSize(2);
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    assertRefused(() -> sns.publish(r -> r.topicArn(ARN).message("x")), "InvalidParameter");
    assertRefused(() -> sns.publish(r -> r.topicArn(ARN + "x").message("x")), "NotFound");
    assertRefused(
        () -> sns.publish(r -> r.topicArn(ARN.replace("west", "north")).message("x")),
        "InvalidParameter");
    assertRefused(() -> sns.createTopic(r -> r.name("x")), "NotSimulated");
  }

  @Test
  void theTopicAndTheAccountCanBeLookedAt() {
    assertThat(sns.listTopics().topics()).extracting(t -> t.topicArn()).containsExactly(ARN);
    assertThat(sns.getTopicAttributes(r -> r.topicArn(ARN)).attributes())
        .containsEntry("FifoTopic", "true");
    assertThat(scene.client(StsClient.class, "eu-west-1").getCallerIdentity().account())
        .isEqualTo("111122223333");
  }
}
