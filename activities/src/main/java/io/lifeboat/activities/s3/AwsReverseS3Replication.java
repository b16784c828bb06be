package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ReverseS3Replication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/**
 * Turns the replication of a bucket round: first the new direction is enabled, so that no write is
 * without a rule, then the old one is disabled. A rule that has to be made is like the old one;
 * what was changed is kept by rule, so that a revert restores the rules exactly. Needs S3 in both
 * regions.
 */
public final class AwsReverseS3Replication implements AwsAction<ReverseS3Replication> {
  /** The id of the rule that was made. */
  private static final String MADE = "made-rule";

  /** The ids of the rules that were enabled, and of those that were disabled, joined by +. */
  private static final String ENABLED = "enabled-rules";

  private static final String DISABLED = "disabled-rules";

  private final AwsClients aws;

  public AwsReverseS3Replication(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<ReverseS3Replication> step() {
    return ReverseS3Replication.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Buckets.GET_REPLICATION, "how the rules of both buckets stand"),
        new IamNeed(Buckets.PUT_REPLICATION, "to turn them round, and back"),
        new IamNeed("iam:PassRole", "to let S3 replicate by the role of the other direction"));
  }

  @Override
  public Inspection inspect(ReverseS3Replication step, StepCall call, Watch watch) {
    Rules there = there(step, watch);
    Rules here = here(step, watch);
    boolean isTurned = !there.enabledTo(step.fromBucket()).isEmpty();
    List<ReplicationRule> old = here.enabledTo(step.toBucket());
    if (isTurned && old.isEmpty()) {
      return Inspection.alreadyDone(
          "%s is replicated from %s to %s alone".formatted(step.bucket(), step.to(), step.from()),
          Map.of());
    }
    Map<String, String> facts = new TreeMap<>();
    if (!old.isEmpty()) {
      facts.put(DISABLED, ids(old));
    }
    if (isTurned) {
      return ready(step, facts);
    }
    List<ReplicationRule> asleep = there.to(step.fromBucket());
    if (!asleep.isEmpty()) {
      facts.put(ENABLED, ids(asleep));
      return ready(step, facts);
    }
    facts.put(MADE, id(step));
    Optional<String> obstacle = obstacle(step, here);
    return obstacle.map(Inspection::impossible).orElseGet(() -> ready(step, facts));
  }

  @Override
  public Outcome apply(ReverseS3Replication step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          turn(step, ready.facts(), watch);
          return new Outcome(
              "asked S3 to replicate %s from %s to %s"
                  .formatted(step.bucket(), step.to(), step.from()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(ReverseS3Replication step, StepCall call, Watch watch) {
    return UntilDone.await(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(ReverseS3Replication step, StepCall call, Watch watch) {
    Map<String, String> facts = call.facts();
    if (facts.containsKey(DISABLED)) {
      set(
          new Buckets(aws, step.from(), watch),
          step.fromBucket(),
          facts.get(DISABLED),
          ReplicationRuleStatus.ENABLED);
    }
    if (facts.containsKey(ENABLED)) {
      set(
          new Buckets(aws, step.to(), watch),
          step.toBucket(),
          facts.get(ENABLED),
          ReplicationRuleStatus.DISABLED);
    }
    if (facts.containsKey(MADE)) {
      unmake(step, facts.get(MADE), watch);
    }
    return Outcome.of("the rules of %s are as before".formatted(step.bucket()));
  }

  private void turn(ReverseS3Replication step, Map<String, String> found, Watch watch) {
    Buckets to = new Buckets(aws, step.to(), watch);
    if (found.containsKey(ENABLED)) {
      set(to, step.toBucket(), found.get(ENABLED), ReplicationRuleStatus.ENABLED);
    }
    if (found.containsKey(MADE)) {
      to.put(
          step.toBucket(), there(step, watch).plus(mirrored(step, watch), step.replicationRole()));
    }
    if (found.containsKey(DISABLED)) {
      set(
          new Buckets(aws, step.from(), watch),
          step.fromBucket(),
          found.get(DISABLED),
          ReplicationRuleStatus.DISABLED);
    }
  }

  private static void set(
      Buckets buckets, String bucket, String ids, ReplicationRuleStatus status) {
    Set<String> chosen = Set.of(ids.split("\\+"));
    Rules rules = new Rules(buckets.replication(bucket));
    if (rules.configuration().isPresent()) {
      buckets.put(bucket, rules.with(rule -> chosen.contains(rule.id()), status));
    }
  }

  private void unmake(ReverseS3Replication step, String id, Watch watch) {
    Buckets to = new Buckets(aws, step.to(), watch);
    Rules rules = there(step, watch);
    if (rules.configuration().isEmpty()) {
      return;
    }
    rules
        .minus(id)
        .ifPresentOrElse(
            rest -> to.put(step.toBucket(), rest), () -> to.removeReplication(step.toBucket()));
  }

  /** Like the old rule, but in the other direction. */
  private ReplicationRule mirrored(ReverseS3Replication step, Watch watch) {
    ReplicationRule old = here(step, watch).to(step.toBucket()).get(0);
    return old.toBuilder()
        .id(id(step))
        .status(ReplicationRuleStatus.ENABLED)
        .destination(
            old.destination().toBuilder().bucket("arn:aws:s3:::" + step.fromBucket()).build())
        .build();
  }

  private static Optional<String> obstacle(ReverseS3Replication step, Rules here) {
    List<ReplicationRule> old = here.to(step.toBucket());
    if (old.isEmpty()) {
      return Optional.of(
          "neither %s nor %s has a rule to the other to go by; make one, disabled is enough"
              .formatted(step.fromBucket(), step.toBucket()));
    }
    boolean hasKey = old.get(0).destination().encryptionConfiguration() != null;
    return hasKey || old.size() > 1
        ? Optional.of(
            "the rule from %s to %s cannot be mirrored (it names a key, or there are several);"
                    .formatted(step.fromBucket(), step.toBucket())
                + " make the rules of the other direction by hand, disabled is enough")
        : Optional.empty();
  }

  private static Inspection ready(ReverseS3Replication step, Map<String, String> facts) {
    String todo =
        facts.entrySet().stream()
            .map(
                fact ->
                    fact.getKey().replace("-rules", "").replace("-rule", "")
                        + " "
                        + fact.getValue())
            .collect(Collectors.joining(", "));
    return Inspection.ready(
        "%s is replicated from %s; to be turned round: %s"
            .formatted(step.bucket(), step.from(), todo),
        facts);
  }

  private static String ids(List<ReplicationRule> rules) {
    return rules.stream().map(ReplicationRule::id).collect(Collectors.joining("+"));
  }

  private static String id(ReverseS3Replication step) {
    return "lifeboat-" + step.bucket();
  }

  private Rules here(ReverseS3Replication step, Watch watch) {
    return new Rules(new Buckets(aws, step.from(), watch).replication(step.fromBucket()));
  }

  private Rules there(ReverseS3Replication step, Watch watch) {
    return new Rules(new Buckets(aws, step.to(), watch).replication(step.toBucket()));
  }
}
