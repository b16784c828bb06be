package io.lifeboat.activities.kms;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CheckKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;

/** Looks at a multi-region key in each of its regions, whose control planes must answer. */
public final class AwsCheckKey implements LooksOnly<CheckKey> {
  private static final String ROTATION = "kms:GetKeyRotationStatus";

  private final AwsClients aws;

  public AwsCheckKey(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CheckKey> step() {
    return CheckKey.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(KeyInRegion.DESCRIBE, "whether each region has the key, and its state"),
        new IamNeed(ROTATION, "whether its material is rotated"));
  }

  @Override
  public Inspection inspect(CheckKey step, StepCall call, Watch watch) {
    List<KeyInRegion> keys = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    for (Region region : step.regions()) {
      Optional<KeyInRegion> key = KeyInRegion.read(aws, region, step.keyId(), watch);
      finding(region, key).ifPresent(findings::add);
      key.ifPresent(keys::add);
    }
    if (keys.stream().map(KeyInRegion::material).flatMap(Optional::stream).distinct().count() > 1) {
      findings.add("its regions do not have the same key material");
    }
    if (!findings.isEmpty()) {
      return Inspection.impossible("key " + step.name() + ": " + String.join("; ", findings));
    }
    return Inspection.ready(
        "key %s is enabled in %s, with its primary in %s%s"
            .formatted(
                step.name(),
                names(step.regions()),
                keys.get(0).primary().map(Region::toString).orElse("an unknown region"),
                rotation(step, watch)),
        Map.of());
  }

  @Override
  public Outcome confirm(CheckKey step, StepCall call, Watch watch) {
    Inspection found = inspect(step, call, watch);
    if (found.state() == State.IMPOSSIBLE) {
      throw new FinalFailure(FinalFailure.IMPOSSIBLE, found.sentence());
    }
    return Outcome.of(found.sentence());
  }

  private static Optional<String> finding(Region region, Optional<KeyInRegion> key) {
    if (key.isEmpty()) {
      return Optional.of(region + " does not have it; replicate it there");
    }
    if (!key.get().isMultiRegion()) {
      return Optional.of("in " + region + " it is not a multi-region key");
    }
    return key.get().isUsable()
        ? Optional.empty()
        : Optional.of("in %s it is %s; enable it".formatted(region, key.get().state()));
  }

  /** Shared by all its regions, so one is asked. */
  private String rotation(CheckKey step, Watch watch) {
    Region region = step.regions().get(0);
    GetKeyRotationStatusResponse status =
        new AwsCall(ROTATION, region, watch)
            .answer(
                () ->
                    aws.client(KmsClient.class, region)
                        .getKeyRotationStatus(request -> request.keyId(step.keyId())));
    if (!Boolean.TRUE.equals(status.keyRotationEnabled())) {
      return ", not rotated";
    }
    return status.rotationPeriodInDays() == null
        ? ", rotated"
        : ", rotated every " + status.rotationPeriodInDays() + " days";
  }

  private static String names(List<Region> regions) {
    return regions.stream().map(Region::toString).collect(Collectors.joining(" and "));
  }
}
