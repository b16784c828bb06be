package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rds.model.Tag;

/** How clusters and instances come to be, which takes time, in a region that is there. */
final class Births {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
  private final AuroraEstate aurora;
  private final Estate estate;

  Births(AuroraEstate aurora) {
    this.aurora = aurora;
    this.estate = aurora.estate;
  }

  void begin(Cluster cluster, List<Tag> tags, Spread takes, Runnable born) {
    aurora.tags.add(cluster.arn, tags);
    cluster.status = "creating";
    aurora.clusters.add(cluster);
    estate.after(estate.roll("create " + cluster.id, takes), () -> end(cluster, born));
  }

  private void end(Cluster cluster, Runnable born) {
    if (isImpossible(cluster)) {
      estate.after(LOOK_AGAIN, () -> end(cluster, born));
      return;
    }
    cluster.status = "available";
    born.run();
    estate.happened(aurora.where(cluster, "created"), cluster.id + " is available");
    aurora.events.tell(cluster, "creation", "DB cluster created");
  }

  /** What copies from another region needs that region too. */
  private boolean isImpossible(Cluster cluster) {
    boolean sourceIsGone =
        aurora.globalOf(cluster).filter(g -> estate.faults().isGone(g.writer.region)).isPresent();
    return sourceIsGone || estate.faults().isGone(cluster.region);
  }

  void begin(Cluster of, Instance instance, List<Tag> tags, Spread takes) {
    aurora.tags.add(instance.arn, tags);
    instance.status = "creating";
    of.instances.add(instance);
    estate.after(estate.roll("create " + instance.id, takes), () -> end(of, instance));
  }

  private void end(Cluster of, Instance instance) {
    if (estate.faults().isGone(of.region)) {
      estate.after(LOOK_AGAIN, () -> end(of, instance));
      return;
    }
    instance.status = "available";
    estate.happened(
        aurora.where(of, "created"), "instance " + instance.id + " of " + of.id + " is available");
  }
}
