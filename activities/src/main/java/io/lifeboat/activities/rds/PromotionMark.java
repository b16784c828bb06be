package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * The tag that a run leaves on a replica before it promotes it. AWS does not remember what an
 * instance was: without the tag, one that stands alone might as well have done so for a year.
 */
record PromotionMark(AwsClients aws, Region region, Watch watch) {
  static final String TAG = "rds:AddTagsToResource";

  /** Its value: the run. */
  private static final String PROMOTED_BY = "lifeboat:promoted-by";

  /** The run that promoted it; empty without the tag. */
  static Optional<String> of(DatabaseInstance instance) {
    return instance.tag(PROMOTED_BY);
  }

  /** A promotion does not wait for the tag's permission. */
  void leave(DatabaseInstance replica, String run) {
    if (of(replica).filter(run::equals).isPresent()) {
      return;
    }
    try {
      Tag tag = Tag.builder().key(PROMOTED_BY).value(run).build();
      new AwsCall(TAG, region, watch)
          .answer(
              () ->
                  aws.rds(region)
                      .addTagsToResource(request -> request.resourceName(replica.arn()).tags(tag)));
    } catch (FinalFailure refused) {
      watch.report("the promotion is not noted on it: " + refused.getMessage());
    }
  }
}
