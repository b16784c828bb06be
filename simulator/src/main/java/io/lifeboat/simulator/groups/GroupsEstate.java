package io.lifeboat.simulator.groups;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.AutoScalingGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All Auto Scaling groups of the account and their instances. Guarded by the estate's lock. */
public final class GroupsEstate {
  private static final Spread TERMINATION = Spread.seconds(30, 60);

  final Estate estate;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  /** Builds what the world says. */
  public GroupsEstate(Estate estate) {
    this.estate = estate;
    for (AutoScalingGroup spec : estate.world().autoScaling()) {
      spec.in().forEach((region, size) -> build(spec, region, size));
    }
    estate.faults().listen((region, loss) -> in(region).forEach(this::reconcile));
  }

  private void build(AutoScalingGroup spec, String region, AutoScalingGroup.Size size) {
    Group group =
        new Group(region, spec.group(), spec.launch(), size.min(), size.max(), size.desired());
    for (int i = 0; i < size.desired(); i++) {
      group.instances.add(new Group.Instance(id(group), estate.now()));
    }
    groups.put(region + " " + spec.group(), group);
  }

  private static String id(Group group) {
    String number =
        "%08x%08x%x".formatted(group.region.hashCode(), group.name.hashCode(), group.launched++);
    return "i-0" + number.substring(0, 16);
  }

  Optional<Group> find(String region, String name) {
    return Optional.ofNullable(groups.get(region + " " + name));
  }

  Stream<Group> in(String region) {
    return groups.values().stream().filter(g -> g.region.equals(region));
  }

  /** How many instances of a group are in service in a region. */
  public int inService(String region, String name) {
    return find(region, name).map(g -> g.inService(estate.now())).orElse(0);
  }

  /** Launches what is missing and tells the newest to go that are too many; not while lost. */
  void reconcile(Group group) {
    if (estate.faults().isGone(group.region)) {
      return;
    }
    for (int missing = group.desired - group.staying().size(); missing > 0; missing--) {
      launch(group);
    }
    List<Group.Instance> staying = group.staying();
    for (int i = group.desired; i < staying.size(); i++) {
      terminate(group, staying.get(i));
    }
  }

  private void launch(Group group) {
    Duration takes = estate.clock().real(estate.roll(dice(group), group.launch));
    Instant inService = estate.now().plus(takes);
    group.instances.add(new Group.Instance(id(group), inService));
  }

  private void terminate(Group group, Group.Instance instance) {
    instance.goes = true;
    estate.after(
        estate.roll(dice(group), TERMINATION),
        () -> {
          group.instances.remove(instance);
          estate.happened(
              new Where(group.region, "autoscaling", "terminated", group.name),
              "instance %s of %s in %s is gone".formatted(instance.id, group.name, group.region));
        });
  }

  private static String dice(Group group) {
    return "instances " + group.region + " " + group.name;
  }
}
