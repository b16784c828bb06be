package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RejoinAurora;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Makes a region that was left a replica again. Aurora rebuilds an old writer by itself: that is
 * waited for. One that left the global database gets a successor, made like it and named after it;
 * the old cluster is never touched.
 */
public final class AwsRejoinAurora implements AwsAction<RejoinAurora> {
  private final AwsClients aws;

  public AwsRejoinAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RejoinAurora> step() {
    return RejoinAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which clusters the database has, and which writes"),
        new IamNeed(DatabaseCluster.DESCRIBE, "how far the replica is, and what the old one was"),
        new IamNeed(Instances.DESCRIBE, "whether its instances are there, and their class"),
        new IamNeed(KeptSnapshots.DESCRIBE, "what was kept of what had not been replicated"),
        new IamNeed(SuccessorCluster.CREATE, "to add a secondary when the old one has left"),
        new IamNeed(SuccessorCluster.TAG, "to give it the old one's tags"),
        new IamNeed(Instances.CREATE, "to add its instances"));
  }

  @Override
  public Inspection inspect(RejoinAurora step, StepCall call, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.writer(), step.globalCluster(), watch);
    if (global.isEmpty()) {
      return Inspection.impossible(
          "%s knows no global database %s; correct the plan"
              .formatted(step.writer(), step.globalCluster()));
    }
    FormerCluster former =
        FormerCluster.look(aws, global.get(), step.writer(), step.region(), watch);
    return global
        .get()
        .in(step.region())
        .map(member -> member(step, call, watch, former, member))
        .orElseGet(() -> noMember(step, former));
  }

  @Override
  public Outcome apply(RejoinAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), found -> add(step, call, watch));
  }

  @Override
  public Outcome confirm(RejoinAurora step, StepCall call, Watch watch) {
    return UntilDone.ofRds(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(RejoinAurora step, StepCall call, Watch watch) {
    return Outcome.of(
        "the replica of %s in %s stays: it does no harm".formatted(step.database(), step.region()));
  }

  private Inspection member(
      RejoinAurora step, StepCall call, Watch watch, FormerCluster former, ClusterArn member) {
    Map<String, String> later = forLater(step, call, watch, former, member);
    if (former.global().isWriter(member)) {
      return Inspection.alreadyDone(
          "%s in %s is the writer itself".formatted(step.database(), step.region()), later);
    }
    Optional<DatabaseCluster> cluster = find(former, member);
    if (cluster.isEmpty()) {
      return Inspection.inProgress(
          "%s in %s is not to be seen yet".formatted(member.id(), step.region()), later);
    }
    int missing = wantedInstances(former, member, call) - cluster.get().instanceIds().size();
    if (missing > 0) {
      return Inspection.ready(
          "%s in %s is a member and lacks %s"
              .formatted(member.id(), step.region(), Figures.count(missing, "instance")),
          later);
    }
    return judge(step, watch, former.global(), member, cluster.get(), later);
  }

  private Inspection judge(
      RejoinAurora step,
      Watch watch,
      GlobalDatabase global,
      ClusterArn member,
      DatabaseCluster cluster,
      Map<String, String> later) {
    if (!cluster.isAvailable() || !global.isFollowing(member)) {
      return Inspection.inProgress(
          "%s in %s is on its way: it is %s%s"
              .formatted(
                  member.id(),
                  step.region(),
                  cluster.status(),
                  global.isFollowing(member) ? "" : " and does not follow the writer yet"),
          later);
    }
    long ready =
        new Instances(aws, step.region(), watch)
            .of(cluster).stream()
                .filter(instance -> "available".equals(instance.dbInstanceStatus()))
                .count();
    return ready < cluster.instanceIds().size()
        ? Inspection.inProgress(
            "%s in %s has %d of %s available"
                .formatted(
                    member.id(),
                    step.region(),
                    ready,
                    Figures.count(cluster.instanceIds().size(), "instance")),
            later)
        : Inspection.alreadyDone(
            "%s in %s is a replica of %s with %s"
                .formatted(
                    member.id(),
                    step.region(),
                    step.writer(),
                    Figures.count(cluster.instanceIds().size(), "instance")),
            later);
  }

  private static Inspection noMember(RejoinAurora step, FormerCluster former) {
    List<String> candidates = former.candidates().stream().map(DatabaseCluster::id).toList();
    return switch (candidates.size()) {
      case 0 ->
          Inspection.impossible(
              "%s has no cluster in %s, and no cluster there could have been it; add a secondary by hand, then retry"
                  .formatted(step.globalCluster(), step.region()));
      case 1 ->
          Inspection.ready(
              "%s has no cluster in %s; a secondary like %s is added"
                  .formatted(step.globalCluster(), step.region(), candidates.get(0)),
              Map.of());
      default ->
          Inspection.impossible(
              "%s has no cluster in %s, and any of %s could have been it; add a secondary by hand, then retry"
                  .formatted(step.globalCluster(), step.region(), String.join(", ", candidates)));
    };
  }

  private Outcome add(RejoinAurora step, StepCall call, Watch watch) {
    GlobalDatabase global =
        GlobalDatabase.read(aws, step.writer(), step.globalCluster(), watch)
            .orElseThrow(() -> new TryAgain(step.globalCluster() + " is not to be seen"));
    FormerCluster former = FormerCluster.look(aws, global, step.writer(), step.region(), watch);
    Optional<ClusterArn> member = global.in(step.region());
    DatabaseCluster model = model(former, member, call);
    SuccessorCluster successor =
        new SuccessorCluster(aws, step, DrillNames.successor(call.run(), model.id()), watch);
    DatabaseCluster cluster =
        member
            .flatMap(arn -> find(former, arn))
            .orElseGet(() -> successor.create(model, writer(step, global, watch)));
    List<String> classes = classes(step, watch, model, global);
    successor.addInstances(cluster, classes);
    return Outcome.of(
        "asked for %s in %s with %s"
            .formatted(cluster.id(), step.region(), Figures.count(classes.size(), "instance")));
  }

  /** What the successor is made like; a member that only lacks instances is its own model. */
  private static DatabaseCluster model(
      FormerCluster former, Optional<ClusterArn> member, StepCall call) {
    return member
        .flatMap(arn -> former.predecessorOf(arn, call.run()).or(() -> find(former, arn)))
        .or(() -> former.candidates().stream().findFirst())
        .orElseThrow(() -> new TryAgain("no former cluster is to be seen"));
  }

  /** The class of each instance that is to be there: the model's, else one like the writer's. */
  private List<String> classes(
      RejoinAurora step, Watch watch, DatabaseCluster model, GlobalDatabase global) {
    List<String> own = classes(new Instances(aws, step.region(), watch).of(model));
    if (!own.isEmpty()) {
      return own;
    }
    List<String> writers =
        classes(new Instances(aws, step.writer(), watch).of(writer(step, global, watch)));
    return writers.stream().limit(1).toList();
  }

  private static List<String> classes(List<DBInstance> instances) {
    return instances.stream().map(DBInstance::dbInstanceClass).toList();
  }

  private DatabaseCluster writer(RejoinAurora step, GlobalDatabase global, Watch watch) {
    return global
        .in(step.writer())
        .flatMap(arn -> DatabaseCluster.read(aws, step.writer(), arn, watch))
        .orElseThrow(
            () -> new TryAgain(step.globalCluster() + " has no cluster in " + step.writer()));
  }

  private static Optional<DatabaseCluster> find(FormerCluster former, ClusterArn arn) {
    return former.clusters().stream().filter(each -> each.id().equals(arn.id())).findFirst();
  }

  private static int wantedInstances(FormerCluster former, ClusterArn member, StepCall call) {
    return former
        .predecessorOf(member, call.run())
        .map(old -> Math.max(1, old.instanceIds().size()))
        .orElse(1);
  }

  private Map<String, String> forLater(
      RejoinAurora step, StepCall call, Watch watch, FormerCluster former, ClusterArn member) {
    Optional<DatabaseCluster> old = former.predecessorOf(member, call.run());
    List<String> sentences =
        new ArrayList<>(
            new KeptSnapshots(aws, step.region(), watch)
                .sentences(
                    id ->
                        id.equals(member.id())
                            || old.filter(cluster -> cluster.id().equals(id)).isPresent()));
    old.ifPresent(
        cluster ->
            sentences.add(
                "%s in %s was left as it is, outside %s; delete it when nothing in it is needed any more"
                    .formatted(cluster.id(), step.region(), step.globalCluster())));
    return sentences.isEmpty() ? Map.of() : Map.of(Facts.FOR_LATER, String.join("; ", sentences));
  }
}
