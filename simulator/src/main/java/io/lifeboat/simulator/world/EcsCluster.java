package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
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
   * @param taskDefinition {@code family:revision}; the first revision of the service's own family
   *     when left out
   * @param revisions what is registered of that family; the running one when left out
   * @param circuitBreaker what happens when a deployment's tasks fail
   * @param in what there is in each region
   */
  public record Service(
      String service,
      Spread launch,
      @JsonProperty("task-definition") String taskDefinition,
      List<Revision> revisions,
      @JsonProperty("circuit-breaker") CircuitBreaker circuitBreaker,
      Map<String, Tasks> in) {
    public Service {
      Check.given(service, "service");
      Check.given(in, "in of service " + service);
      launch = launch == null ? Spread.seconds(20, 40) : launch;
      taskDefinition = taskDefinition == null ? service + ":1" : taskDefinition;
      Check.that(
          taskDefinition.matches("[a-zA-Z0-9_-]{1,255}:[1-9]\\d{0,8}"),
          "task-definition of " + service + " is family:revision");
      int running = Integer.parseInt(taskDefinition.replaceFirst(".*:", ""));
      revisions =
          Check.list(revisions).isEmpty()
              ? List.of(new Revision(running, null, null, null, null))
              : List.copyOf(revisions);
      Check.that(
          revisions.stream().anyMatch(r -> r.revision() == running),
          "revisions of " + service + " lack " + running + ", which runs");
      circuitBreaker = circuitBreaker == null ? CircuitBreaker.NONE : circuitBreaker;
      in = Map.copyOf(in);
    }

    /** The family of its task definition. */
    public String family() {
      return taskDefinition.substring(0, taskDefinition.indexOf(':'));
    }
  }

  /** What happens when a deployment's tasks fail. */
  public enum CircuitBreaker {
    /** They are launched again and again. */
    @JsonProperty("none")
    NONE,
    /** The deployment fails and stops there. */
    @JsonProperty("stop")
    STOP,
    /** The deployment fails and the one before it takes over. */
    @JsonProperty("roll-back")
    ROLL_BACK
  }

  /**
   * One revision of a service's task definition.
   *
   * @param healthy false for one whose tasks fail
   * @param container the name of its container; the family's when left out
   * @param port that the container listens at; 8080 when left out
   * @param environment of the container; {@code {region}} stands for the region
   */
  public record Revision(
      int revision,
      Boolean healthy,
      String container,
      Integer port,
      Map<String, String> environment) {
    public Revision {
      Check.that(revision > 0, "a revision counts from 1");
      port = port == null ? 8080 : port;
      Check.that(port > 0 && port < 65_536, "there is no port " + port);
      environment = environment == null ? Map.of() : Map.copyOf(environment);
    }

    /** Whether its tasks work. */
    public boolean isHealthy() {
      return !Boolean.FALSE.equals(healthy);
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
