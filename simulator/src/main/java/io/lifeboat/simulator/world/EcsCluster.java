package io.lifeboat.simulator.world;

import io.lifeboat.simulator.Spread;
import java.util.List;
import java.util.Map;

/** An ECS cluster, of the same name in each region where one of its services is. */
public record EcsCluster(String cluster, List<Service> services) {
  public EcsCluster {
    Check.given(cluster, "cluster");
    services = Check.list(services);
  }

  /**
   * A service on Fargate.
   *
   * @param launch how long a task takes from its launch to running
   * @param in what there is in each region
   */
  public record Service(String service, Spread launch, Map<String, Tasks> in) {
    public Service {
      Check.given(service, "service");
      Check.given(in, "in of service " + service);
      launch = launch == null ? Spread.seconds(20, 40) : launch;
      in = Map.copyOf(in);
    }
  }

  /**
   * How many tasks there are, and the bounds of the autoscaler; without bounds there is no scalable
   * target.
   */
  public record Tasks(int tasks, Integer min, Integer max) {
    public Tasks {
      Check.that(tasks >= 0, "there cannot be " + tasks + " tasks");
      Check.that((min == null) == (max == null), "min and max belong together");
      Check.that(min == null || (min >= 0 && min <= max), "min must be between 0 and max");
    }
  }
}
