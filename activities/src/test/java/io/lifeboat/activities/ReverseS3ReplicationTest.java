package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.s3.AwsReverseS3Replication;
import io.lifeboat.plan.step.ReverseS3Replication;
import io.lifeboat.simulator.world.S3;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Promises with a rule that has to be made, and with one that only sleeps. */
class ReverseS3ReplicationTest {
  private abstract static class Reversing extends ActionPromises<ReverseS3Replication> {
    @Override
    AwsAction<ReverseS3Replication> action() {
      return new AwsReverseS3Replication(simulation);
    }

    @Override
    ReverseS3Replication step() {
      return S3Samples.reverse();
    }

    @Override
    List<String> effects() {
      return List.of(
          "PutBucketReplication of shop-media-dub in eu-west-1",
          "PutBucketReplication of shop-media-fra in eu-central-1");
    }

    @Override
    List<String> looks() {
      return List.of("GetBucketReplication");
    }

    @Override
    List<String> changes() {
      return List.of("PutBucketReplication");
    }

    @Override
    String region() {
      return "eu-west-1";
    }

    @Override
    String state() {
      return rules("eu-central-1", "shop-media-fra") + rules("eu-west-1", "shop-media-dub");
    }

    private String rules(String region, String bucket) {
      try {
        return simulation
            .aws()
            .client(S3Client.class, region)
            .getBucketReplication(request -> request.bucket(bucket))
            .toString();
      } catch (S3Exception none) {
        return none.awsErrorDetails().errorCode();
      }
    }

    @Test
    void sendsWhatIsWrittenThereAfterwardsHome() {
      Turn<ReverseS3Replication> turn = turn();
      turn.inspect();
      turn.apply();
      assertThat(turn.confirm().sentence())
          .startsWith("media is replicated from eu-west-1 to eu-central-1 alone");
      simulation.aws().buckets().put("shop-media-dub", "blue/new", "new");
      simulation.aws().buckets().put("shop-media-fra", "blue/old", "old");
      simulation.watch().pause(Duration.ofSeconds(10));

      assertThat(simulation.aws().buckets().content("shop-media-fra", "blue/new")).contains("new");
      assertThat(simulation.aws().buckets().content("shop-media-dub", "blue/old")).isEmpty();
    }
  }

  @Nested
  class WithoutARule extends Reversing {
    @Override
    World world() {
      return S3Samples.world();
    }
  }

  @Nested
  class WithARuleThatSleeps extends Reversing {
    @Override
    World world() {
      S3.Rule asleep = new S3.Rule("to-fra", "shop-media-fra", "", false);
      return S3Samples.world(Duration.ofSeconds(5), List.of(S3Samples.rule()), List.of(asleep));
    }
  }
}
