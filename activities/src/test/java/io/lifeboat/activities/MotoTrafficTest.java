package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.cloudfront.AwsCheckOriginGroup;
import io.lifeboat.activities.cloudfront.AwsSwitchCloudFront;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.CheckOriginGroup;
import io.lifeboat.plan.step.SwitchCloudFront;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.ViewerProtocolPolicy;

/**
 * The actions of users' ways against moto over HTTP, as far as moto goes.
 *
 * <p>Not covered here, because moto does not have it: origin groups (it takes them and forgets
 * them), whether a distribution's ETag is the newest. The promise tests cover it against the
 * simulator.
 */
@Timeout(120)
class MotoTrafficTest {
  private static final Region IAD = Region.of("us-east-1");
  private static final Region PDX = Region.of("us-west-2");

  private static AgainstMoto moto;
  private static CloudFrontClient cloudFront;

  private final HandWatch watch = new HandWatch().at(Instant.now());

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("CloudFront");
    cloudFront = moto.aws().client(CloudFrontClient.class, IAD);
    AgainstMoto.warmUp(() -> cloudFront.listDistributions());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void leadsADistributionToTheOtherOriginAndBack() {
    String id = distribution();
    AwsSwitchCloudFront switching = new AwsSwitchCloudFront(moto.aws());
    SwitchCloudFront step = new SwitchCloudFront("pages", IAD, PDX, id, "virginia", "oregon");
    Inspection found = switching.inspect(step, call(Map.of()), watch);

    assertThat(found.state()).isEqualTo(State.READY);
    assertThat(found.sentence()).endsWith("leads default behavior to virginia");
    switching.apply(step, call(found.facts()), watch);
    assertThat(switching.confirm(step, call(found.facts()), watch).sentence())
        .contains("leads default behavior to oregon, at all edges");
    switching.revert(step, call(found.facts()), watch);
    assertThat(switching.inspect(step, call(Map.of()), watch)).isEqualTo(found);
  }

  @Test
  void findsThatADistributionHasNoOriginGroup() {
    CheckOriginGroup step =
        new CheckOriginGroup(
            "pages", IAD, PDX, distribution(), "virginia", "oregon", Mode.GRACEFUL);

    assertThat(new AwsCheckOriginGroup(moto.aws()).inspect(step, call(Map.of()), watch).sentence())
        .contains("leads to no origin group of virginia and oregon");
  }

  private static StepCall call(Map<String, String> facts) {
    return new StepCall("shop", "run-1", "step", "shop moves", facts);
  }

  private static String distribution() {
    return cloudFront
        .createDistribution(
            request ->
                request.distributionConfig(
                    DistributionConfig.builder()
                        .callerReference("lifeboat-" + System.nanoTime())
                        .comment("")
                        .enabled(true)
                        .origins(o -> o.quantity(2).items(origin("virginia"), origin("oregon")))
                        .defaultCacheBehavior(
                            b ->
                                b.targetOriginId("virginia")
                                    .viewerProtocolPolicy(ViewerProtocolPolicy.ALLOW_ALL))
                        .build()))
        .distribution()
        .id();
  }

  private static Origin origin(String id) {
    return Origin.builder()
        .id(id)
        .domainName(id + ".example.com")
        .customOriginConfig(c -> c.httpPort(80).httpsPort(443).originProtocolPolicy("https-only"))
        .build();
  }
}
