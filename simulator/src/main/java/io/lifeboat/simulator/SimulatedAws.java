package io.lifeboat.simulator;

import io.lifeboat.simulator.rds.AuroraEstate;
import io.lifeboat.simulator.rds.SimulatedRds;
import io.lifeboat.simulator.world.World;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;

/**
 * An account of AWS that is not there: its services behind the SDK's own client interfaces, its
 * name servers and its web, over one world and one clock.
 */
public final class SimulatedAws {
  private final Estate estate;
  private final Rates rates;
  private final Map<Class<?>, Service<?>> services = new LinkedHashMap<>();

  private SimulatedAws(World world, SimulatedClock clock) {
    this.estate = new Estate(world, clock);
    this.rates = new Rates(estate);
    AuroraEstate aurora = new AuroraEstate(estate);
    add(
        new Service<>(
            RdsClient.class,
            "rds",
            UnaryOperator.identity(),
            "Throttling",
            RdsException::builder,
            region -> new SimulatedRds(aurora, region)));
  }

  private void add(Service<?> service) {
    services.put(service.type(), service);
  }

  /** Starts what {@code world} describes, at the clock's present. */
  public static SimulatedAws of(World world, SimulatedClock clock) {
    return new SimulatedAws(world.checked(), clock);
  }

  /**
   * A client of a service in a region.
   *
   * @param type the SDK's client interface
   * @throws IllegalArgumentException for a service that is not simulated
   */
  public <C extends SdkClient> C client(Class<C> type, String region) {
    return client(type, region, Caller.inProcess("in process"));
  }

  /** A client whose mutations the journal gives to {@code caller}. */
  public <C extends SdkClient> C client(Class<C> type, String region, Caller caller) {
    @SuppressWarnings("unchecked") // the map's values were made for their keys
    Service<C> service = (Service<C>) services.get(type);
    if (service == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " is not simulated");
    }
    C target = service.inRegion().apply(region);
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            new Front<>(estate, rates, service, region, caller, target)));
  }

  /** The client interfaces of what is simulated. */
  @SuppressWarnings("unchecked") // only client interfaces are added
  public Set<Class<? extends SdkClient>> services() {
    return (Set<Class<? extends SdkClient>>) (Set<?>) Set.copyOf(services.keySet());
  }

  /** What is broken, and how to break more. */
  public Faults faults() {
    return estate.faults();
  }

  /** What took effect. */
  public Journal journal() {
    return estate.journal();
  }

  /** Its time. */
  public SimulatedClock clock() {
    return estate.clock();
  }
}
