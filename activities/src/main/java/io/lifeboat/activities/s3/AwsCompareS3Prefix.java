package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CompareS3Prefix;
import java.util.List;
import java.util.Map;

/**
 * Compares what lies below two prefixes by listing both, 1,000 objects a call: keys, sizes, ETags.
 * Needs S3 in both regions.
 */
public final class AwsCompareS3Prefix implements LooksOnly<CompareS3Prefix> {
  private final AwsClients aws;

  public AwsCompareS3Prefix(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CompareS3Prefix> step() {
    return CompareS3Prefix.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(Listing.PERMISSION, "to list the objects of both sides"));
  }

  @Override
  public Inspection inspect(CompareS3Prefix step, StepCall call, Watch watch) {
    try {
      boolean isEmpty = one(step, watch).peek().isEmpty();
      boolean isOtherEmpty = other(step, watch).peek().isEmpty();
      return Inspection.ready(
          isEmpty || isOtherEmpty
              ? "%s can be compared, but one side has no objects".formatted(step.bucket())
              : "%s can be compared".formatted(step.bucket()),
          Map.of());
    } catch (FinalFailure refused) {
      return Inspection.impossible(refused.getMessage());
    }
  }

  @Override
  public Outcome confirm(CompareS3Prefix step, StepCall call, Watch watch) {
    Differences found = Differences.between(one(step, watch), other(step, watch));
    String sentence = "%s: %s".formatted(step.bucket(), found.words());
    return new Outcome(
        found.differing == 0 ? sentence : "DIFFERENT: " + sentence,
        Map.of(
            Facts.DATA_EQUAL, String.valueOf(found.differing == 0), Facts.DATA_FINDINGS, sentence));
  }

  private Listing one(CompareS3Prefix step, Watch watch) {
    return new Listing(aws, step.region(), step.bucketName(), step.prefix(), watch);
  }

  private Listing other(CompareS3Prefix step, Watch watch) {
    return new Listing(aws, step.otherRegion(), step.otherBucketName(), step.otherPrefix(), watch);
  }
}
