package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.s3.AwsCompareS3Prefix;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.CompareS3Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompareS3PrefixTest {
  private final Simulation simulation = new Simulation(S3Samples.world());

  private Turn<CompareS3Prefix> compare() {
    return simulation.turn(
        new AwsCompareS3Prefix(simulation), S3Samples.compare("blue/", "green/"));
  }

  @Test
  void findsTwoPrefixesEqualOverSeveralPages() {
    assertThat(compare().inspect().state()).isEqualTo(State.READY);
    assertThat(compare().confirm().sentence()).isEqualTo("media: 1200 objects are equal");
    assertThat(compare().confirm().facts()).containsEntry(Facts.DATA_EQUAL, "true");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void namesWhatDiffers() {
    simulation.aws().buckets().put("shop-media-fra", "blue/object-001", "other 1");
    simulation.aws().buckets().put("shop-media-fra", "blue/object-002", "made-up X");
    simulation.aws().buckets().put("shop-media-fra", "blue/a", "a");
    simulation.aws().buckets().put("shop-media-dub", "green/z", "z");

    assertThat(compare().confirm().sentence())
        .isEqualTo(
            "DIFFERENT: media: 1198 objects are equal; 4 differ: a is only in the first;"
                + " object-001 has 7 and 9 bytes; object-002 has other content;"
                + " z is only in the second");
    assertThat(compare().confirm().facts()).containsEntry(Facts.DATA_EQUAL, "false");
  }

  @Test
  void saysThatABucketIsNotThere() {
    CompareS3Prefix nowhere =
        new CompareS3Prefix(
            "media", Simulation.FRA, "no-media", "", Simulation.DUB, "shop-media-dub", "");

    assertThat(simulation.turn(new AwsCompareS3Prefix(simulation), nowhere).inspect().sentence())
        .contains("s3:ListBucket in eu-central-1 found nothing of that name");
  }
}
