package io.lifeboat.worker.crash;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CloneAurora;
import io.lifeboat.plan.step.CompareData;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.FenceLambda;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.ReverseS3Replication;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.ShiftRoute53;
import io.lifeboat.plan.step.StartDrillTasks;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.SwitchEventSources;
import io.lifeboat.plan.step.SwitchRoutingControls;
import io.lifeboat.plan.step.WriteMarker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Every mutation of AWS that steps ask for, and that putting them back asks for, in order. */
final class Effects {
  private static final String ROUTE53_HOME = "us-east-1";

  private Effects() {}

  /** Asked for when the step is carried out. */
  static List<Mutation> of(Step step) {
    if (step instanceof PromoteAurora promote) {
      return promotion(promote);
    } else if (step instanceof FenceAurora fence) {
      return all(fence.region(), "", "AddTagsToResource", "ModifyDBCluster");
    } else if (step instanceof OpenAurora open) {
      return all(open.region(), "", "ModifyDBCluster", "RemoveTagsFromResource");
    } else if (step instanceof FenceEcs fence) {
      return each(
          fence.services(),
          service ->
              Stream.concat(
                  Stream.of(in(fence.region(), "TagResource", service.toString())),
                  sizing(fence.region(), service)));
    } else if (step instanceof OpenEcs open) {
      return each(
          open.services(),
          service ->
              Stream.concat(
                  sizing(open.region(), service),
                  Stream.of(in(open.region(), "UntagResource", service.toString()))));
    } else if (step instanceof CloneAurora clone) {
      return copying(clone);
    } else if (step instanceof StartDrillTasks start) {
      return each(start.services(), service -> all(start.region(), "", "RunTask").stream());
    } else if (step instanceof NotifySns tell) {
      return all(tell.region(), "", "Publish");
    } else if (step instanceof WriteMarker write) {
      return marker(write.regions().get(0));
    }
    return sized(step).isEmpty() ? withoutServers(step) : sized(step);
  }

  /** Of functions, queues, buckets and routing controls. */
  private static List<Mutation> withoutServers(Step step) {
    if (step instanceof FenceLambda fence) {
      return each(
          fence.functions(),
          function ->
              all(fence.region(), function, "TagResource", "PutFunctionConcurrency").stream());
    } else if (step instanceof SwitchEventSources sources) {
      return each(
          sources.mappings(),
          mapping -> all(sources.region(), "", "UpdateEventSourceMapping").stream());
    } else if (step instanceof SwitchRoutingControls controls) {
      return all(controls.to(), "", "UpdateRoutingControlStates");
    } else if (step instanceof ReverseS3Replication reverse) {
      return List.of(
          in(reverse.to(), "PutBucketReplication", reverse.toBucket()),
          in(reverse.from(), "PutBucketReplication", reverse.fromBucket()));
    }
    return List.of();
  }

  /** Asked for while it is waited for. */
  static List<Mutation> waitingFor(Step step) {
    return step instanceof CompareData compare ? marker(compare.copy()) : List.of();
  }

  /** Asked for when it is put back. */
  static List<Mutation> undoing(Step step) {
    if (step instanceof PromoteAurora promote && promote.mode() == Mode.GRACEFUL) {
      return all(promote.to(), promote.globalCluster(), "SwitchoverGlobalCluster");
    } else if (step instanceof CloneAurora clone) {
      String id = "-" + clone.database();
      return List.of(
          in(clone.region(), "DeleteDBInstance", id + "-1"),
          in(clone.region(), "DeleteDBCluster", id));
    } else if (step instanceof StartDrillTasks start) {
      return each(
          start.services(),
          service ->
              Collections.nCopies(service.tasks(), in(start.region(), "StopTask", "")).stream());
    }
    return sized(step);
  }

  /** What goes back by the calls that it went by. */
  private static List<Mutation> sized(Step step) {
    if (step instanceof ScaleEcs scale) {
      return sizing(scale.region(), scale.service()).toList();
    } else if (step instanceof ScaleDownEcs scale) {
      return sizing(scale.region(), scale.service()).toList();
    } else if (step instanceof FlipRoute53 flip) {
      return List.of(new Mutation("ChangeResourceRecordSets", ROUTE53_HOME, flip.zone()));
    } else if (step instanceof ShiftRoute53 shift) {
      return List.of(new Mutation("ChangeResourceRecordSets", ROUTE53_HOME, shift.zone()));
    }
    return List.of();
  }

  private static List<Mutation> promotion(PromoteAurora step) {
    return step.mode() == Mode.FORCED
        ? all(step.to(), step.globalCluster(), "FailoverGlobalCluster")
        : all(step.from(), step.globalCluster(), "SwitchoverGlobalCluster");
  }

  /** The table, which is not there yet, and the row. */
  private static List<Mutation> marker(Region region) {
    return all(region, "", "ExecuteStatement", "ExecuteStatement");
  }

  private static List<Mutation> copying(CloneAurora clone) {
    String id = "-" + clone.database();
    return List.of(
        in(clone.region(), "RestoreDBClusterToPointInTime", id),
        in(clone.region(), "CreateDBInstance", id + "-1"),
        in(clone.region(), "EnableHttpEndpoint", id));
  }

  private static Stream<Mutation> sizing(Region region, EcsService service) {
    return all(region, service.toString(), "RegisterScalableTarget", "UpdateService").stream();
  }

  private static <T> List<Mutation> each(
      List<T> things, java.util.function.Function<T, Stream<Mutation>> effects) {
    return things.stream().flatMap(effects).toList();
  }

  private static List<Mutation> all(Region region, String resource, String... operations) {
    List<Mutation> all = new ArrayList<>();
    for (String operation : operations) {
      all.add(in(region, operation, resource));
    }
    return all;
  }

  private static Mutation in(Region region, String operation, String resource) {
    return new Mutation(operation, region.name(), resource);
  }
}
