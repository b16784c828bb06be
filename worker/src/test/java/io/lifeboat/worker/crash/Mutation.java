package io.lifeboat.worker.crash;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * One mutation of AWS that a step asks for.
 *
 * @param operation as AWS names it
 * @param region where
 * @param resource the end of the changed resource's name; empty where the plan does not know it
 */
record Mutation(String operation, String region, String resource) {
  private static final String ROUTE53_HOME = "us-east-1";

  /** Every mutation that a step asks for, in its order. */
  static List<Mutation> of(Step step) {
    if (step instanceof PromoteAurora promote) {
      return promotion(promote);
    } else if (step instanceof FenceAurora fence) {
      return List.of(
          in(fence.region(), "AddTagsToResource", ""), in(fence.region(), "ModifyDBCluster", ""));
    } else if (step instanceof FenceEcs fence) {
      return fence.services().stream()
          .flatMap(
              each ->
                  Stream.concat(
                      Stream.of(in(fence.region(), "TagResource", each.toString())),
                      sizing(fence.region(), each)))
          .toList();
    } else if (step instanceof ScaleEcs scale) {
      return sizing(scale.region(), scale.service()).toList();
    } else if (step instanceof FlipRoute53 flip) {
      return List.of(new Mutation("ChangeResourceRecordSets", ROUTE53_HOME, flip.zone()));
    } else if (step instanceof NotifySns tell) {
      return List.of(in(tell.region(), "Publish", ""));
    }
    return List.of();
  }

  private static List<Mutation> promotion(PromoteAurora step) {
    return step.mode() == Mode.FORCED
        ? List.of(in(step.to(), "FailoverGlobalCluster", step.globalCluster()))
        : List.of(in(step.from(), "SwitchoverGlobalCluster", step.globalCluster()));
  }

  private static Stream<Mutation> sizing(Region region, EcsService service) {
    return Stream.of(
        in(region, "RegisterScalableTarget", service.toString()),
        in(region, "UpdateService", service.toString()));
  }

  private static Mutation in(Region region, String operation, String resource) {
    return new Mutation(operation, region.name(), resource);
  }

  @Override
  public String toString() {
    String of = resource.isEmpty() ? "" : " of " + resource;
    return operation + of + " in " + region;
  }
}
