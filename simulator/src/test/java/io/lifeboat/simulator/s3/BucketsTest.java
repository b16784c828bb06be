package io.lifeboat.simulator.s3;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;

@Timeout(20)
class BucketsTest {
  private static final String YAML =
      """
      account: "111122223333"
      regions: [eu-central-1, eu-west-1]
      s3:
        buckets:
          - {bucket: fra, region: eu-central-1, objects: {blue/: 3}, replicates: [{rule: to-dub, to: %s, prefix: blue/}]}
          - {bucket: dub, region: eu-west-1}
          - {bucket: plain, region: eu-west-1, versioning: false}
      """;

  private final Scene scene = Scene.of(WorldReader.parse(YAML.formatted("dub"), "world"));
  private final BucketsEstate buckets = scene.aws().buckets();
  private final S3Client fra = scene.client(S3Client.class, "eu-central-1");

  private String status(String key) {
    return fra.headObject(r -> r.bucket("fra").key(key)).replicationStatusAsString();
  }

  @Test
  void anObjectIsInTheOtherBucketAfterTheLag() {
    buckets.put("fra", "blue/new", "1");
    buckets.put("fra", "green/new", "1");
    assertThat(status("blue/new")).isEqualTo("PENDING");
    scene.forward(Duration.ofSeconds(6));
    assertThat(status("blue/new")).isEqualTo("COMPLETED");
    assertThat(status("green/new")).isNull();
    assertThat(buckets.content("dub", "blue/new")).contains("1");
    assertThat(buckets.content("dub", "green/new")).isEmpty();
    assertThat(buckets.content("dub", "blue/object-001")).isEmpty();
  }

  @Test
  void whatALostRegionHadNotSentComesWhenItIsBack() {
    buckets.put("fra", "blue/new", "1");
    scene.losing("eu-central-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(5));
    assertThat(buckets.content("dub", "blue/new")).isEmpty();
    scene.aws().faults().restore("eu-central-1");
    scene.forward(Duration.ofSeconds(6));
    assertThat(buckets.content("dub", "blue/new")).contains("1");
  }

  @Test
  void aBucketAnswersInItsOwnRegionAlone() {
    S3Client dub = scene.client(S3Client.class, "eu-west-1");
    assertRefused(() -> dub.headBucket(r -> r.bucket("fra")), "PermanentRedirect");
    assertRefused(() -> fra.headBucket(r -> r.bucket("nobody")), "NoSuchBucket");
    assertRefused(() -> fra.headObject(r -> r.bucket("fra").key("nothing")), "NoSuchKey");
    assertRefused(
        () -> dub.getBucketReplication(r -> r.bucket("dub")),
        "ReplicationConfigurationNotFoundError");
  }

  @Test
  void aRuleNeedsABucketThatKeepsVersions() {
    ReplicationConfiguration toPlain =
        ReplicationConfiguration.builder()
            .role("arn:aws:iam::111122223333:role/r")
            .rules(
                ReplicationRule.builder()
                    .id("to-plain")
                    .status("Enabled")
                    .filter(f -> f.prefix(""))
                    .destination(d -> d.bucket("arn:aws:s3:::plain"))
                    .build())
            .build();
    assertRefused(
        () -> fra.putBucketReplication(r -> r.bucket("fra").replicationConfiguration(toPlain)),
        "InvalidRequest");
  }

  @Test
  void listsPageByPage() {
    var first = fra.listObjectsV2(r -> r.bucket("fra").prefix("blue/").maxKeys(2));
    assertThat(first.isTruncated()).isTrue();
    var rest =
        fra.listObjectsV2(
            r -> r.bucket("fra").prefix("blue/").continuationToken(first.nextContinuationToken()));
    assertThat(rest.contents()).extracting(o -> o.key()).containsExactly("blue/object-003");
  }

  @Test
  void aRuleThatLeadsNowhereIsRefused() {
    assertThatThrownBy(() -> WorldReader.parse(YAML.formatted("nowhere"), "world"))
        .isInstanceOf(InvalidWorld.class)
        .hasMessageContaining("rule to-dub leads to unknown bucket nowhere");
  }
}
