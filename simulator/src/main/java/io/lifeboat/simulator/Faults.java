package io.lifeboat.simulator;

import io.lifeboat.simulator.rds.Illness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What is broken. Operations are named as AWS names them, such as {@code FailoverGlobalCluster};
 * {@code *} is every operation.
 */
public final class Faults {
  /** How much later a slow region answers; not scaled. */
  public static final Duration SLOWNESS = Duration.ofSeconds(5);

  private final Estate estate;
  private final Map<String, Loss> regions = new TreeMap<>();
  private final Map<String, Loss> controlPlanes = new TreeMap<>();
  private final Map<String, Loss> cutOff = new TreeMap<>();
  private final Map<String, Integer> throttled = new TreeMap<>();
  private final Map<String, Integer> lostAnswers = new TreeMap<>();
  private final Map<String, Failure> failures = new TreeMap<>();
  private final Map<String, StaleReads> stale = new TreeMap<>();
  private final Map<String, Degradation> degraded = new TreeMap<>();
  private final Map<String, Integer> noCapacity = new TreeMap<>();
  private final Set<String> silent = new TreeSet<>();
  private final List<BiConsumer<String, Optional<Loss>>> listeners = new ArrayList<>();
  private final List<BiConsumer<String, Duration>> lagListeners = new ArrayList<>();

  private final List<BiConsumer<String, Optional<Illness>>> illnessListeners = new ArrayList<>();
  private final Set<String> ill = new TreeSet<>();
  private final List<BiConsumer<String, Optional<Instant>>> overloadListeners = new ArrayList<>();
  private final Set<String> overloaded = new TreeSet<>();

  private record Failure(String code, int times) {}

  Faults(Estate estate) {
    this.estate = estate;
  }

  /** Loses a whole region: its API, its applications, its databases. */
  public void lose(String region, Loss loss) {
    estate.change(
        () -> {
          regions.put(region, loss);
          tell(region);
        });
  }

  /** Loses a region's API alone; what runs there goes on. */
  public void loseControlPlane(String region) {
    estate.change(() -> controlPlanes.put(region, Loss.BLACK_HOLE));
  }

  /** Cuts off what runs in a region; its API goes on. */
  public void cutOff(String region) {
    estate.change(
        () -> {
          cutOff.put(region, Loss.BLACK_HOLE);
          tell(region);
        });
  }

  /** What runs in a region can be reached again, unless the region is lost. */
  public void reconnect(String region) {
    estate.change(
        () -> {
          if (cutOff.remove(region) != null) {
            tell(region);
          }
        });
  }

  /** Brings a region back, API and all. */
  public void restore(String region) {
    estate.change(
        () -> {
          controlPlanes.remove(region);
          boolean wasCutOff = cutOff.remove(region) != null;
          if (regions.remove(region) != null || wasCutOff) {
            tell(region);
          }
        });
  }

  /** The next calls of an operation are throttled. */
  public void throttle(String operation, int times) {
    estate.change(() -> throttled.put(key(operation), times));
  }

  /** The next calls of an operation take effect and their answers are lost. */
  public void loseAnswer(String operation, int times) {
    estate.change(() -> lostAnswers.put(key(operation), times));
  }

  /** The next calls of an operation have no effect and fail with an error code of AWS. */
  public void fail(String operation, String code, int times) {
    estate.change(() -> failures.put(key(operation), new Failure(code, times)));
  }

  /** Answers of a reading operation may from now on be as old as {@code age}; not scaled. */
  public void staleReads(String operation, Duration age) {
    estate.change(() -> stale.put(key(operation), new StaleReads(age)));
  }

  /**
   * An application works badly in a region: some of its answers are 503, and all come later.
   *
   * @param what {@code cluster/service}, or the path of one application
   * @param share of the answers that are 503, from 0 to 1; the world's dice choose them
   * @param slower how much later all answers come; not scaled
   */
  public void degrade(String region, String what, double share, Duration slower) {
    Degradation degradation = new Degradation(share, slower);
    estate.change(() -> degraded.put(region + " " + what, degradation));
  }

  /** An application works well again in a region. */
  public void mend(String region, String what) {
    estate.change(() -> degraded.remove(region + " " + what));
  }

  /** What is degraded, and how, in words; by region and service or path. */
  public Map<String, String> degraded() {
    return estate.look(
        () -> {
          Map<String, String> all = new TreeMap<>();
          degraded.forEach((what, how) -> all.put(what, how.toString()));
          return all;
        });
  }

  Degradation degradation(String region, String service, String path) {
    return Stream.of(path, service)
        .map(what -> degraded.get(region + " " + what))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Degradation.NONE);
  }

  /** The next tasks that are to run on the side in a region find no capacity there. */
  public void lackCapacity(String region, int times) {
    estate.change(() -> noCapacity.put(region, times));
  }

  /** From now on the secondaries of a global cluster are this far behind. */
  public void lag(String globalCluster, Duration lag) {
    estate.change(() -> lagListeners.forEach(listener -> listener.accept(globalCluster, lag)));
  }

  /** An instance of RDS falls ill: from now on nobody can write to it. */
  public void fallIll(String database, Illness illness) {
    estate.change(
        () -> {
          ill.add(database);
          illnessListeners.forEach(l -> l.accept(database, Optional.of(illness)));
        });
  }

  /** An instance of RDS is well again. */
  public void getWell(String database) {
    estate.change(
        () -> {
          ill.remove(database);
          illnessListeners.forEach(l -> l.accept(database, Optional.empty()));
        });
  }

  /** An instance of a database is overloaded from now on. */
  public void overload(String instance) {
    estate.change(
        () -> {
          overloaded.add(instance);
          overloadListeners.forEach(l -> l.accept(instance, Optional.of(estate.now())));
        });
  }

  /** An instance of a database has no more to do than usual. */
  public void relieve(String instance) {
    estate.change(
        () -> {
          overloaded.remove(instance);
          overloadListeners.forEach(l -> l.accept(instance, Optional.empty()));
        });
  }

  /** A host outside AWS takes connections and says nothing. */
  public void silence(String host) {
    estate.change(() -> silent.add(host));
  }

  /** A host outside AWS answers again. */
  public void speak(String host) {
    estate.change(() -> silent.remove(host));
  }

  /** Whether a host outside AWS says nothing. */
  public boolean isSilent(String host) {
    return estate.look(() -> silent.contains(host));
  }

  /**
   * The status with which the next call to a host outside AWS is refused: 429 when it is throttled,
   * the failure's code, 500 when that is no status.
   */
  public Optional<Integer> takeRefusal(String operation) {
    return takeThrottle(operation)
        ? Optional.of(429)
        : takeFailure(operation)
            .map(code -> code.matches("[45]\\d\\d") ? Integer.valueOf(code) : 500);
  }

  /** Nothing is broken any more; lags stay as they are. */
  public void clear() {
    estate.change(
        () -> {
          throttled.clear();
          lostAnswers.clear();
          failures.clear();
          stale.clear();
          noCapacity.clear();
          silent.clear();
          degraded.clear();
          List.copyOf(regions.keySet()).forEach(this::restore);
          List.copyOf(ill).forEach(this::getWell);
          List.copyOf(overloaded).forEach(this::relieve);
          List.copyOf(cutOff.keySet()).forEach(this::restore);
          controlPlanes.clear();
        });
  }

  /** How a region's API is lost, if it is. */
  public Optional<Loss> controlPlane(String region) {
    return estate.look(
        () -> Optional.ofNullable(regions.getOrDefault(region, controlPlanes.get(region))));
  }

  /** How what runs in a region is lost, if it is. */
  public Optional<Loss> dataPlane(String region) {
    return estate.look(() -> Optional.ofNullable(regions.getOrDefault(region, cutOff.get(region))));
  }

  /** Whether nothing at all comes out of what runs in a region. */
  public boolean isGone(String region) {
    return dataPlane(region).filter(loss -> loss != Loss.SLOW).isPresent();
  }

  /** Calls {@code listener} with a region and its loss whenever that changes. */
  public void listen(BiConsumer<String, Optional<Loss>> listener) {
    listeners.add(listener);
  }

  /** Calls {@code listener} with a global cluster whenever its lag is set. */
  public void listenToLag(BiConsumer<String, Duration> listener) {
    lagListeners.add(listener);
  }

  /** Calls {@code listener} with an instance whenever it is overloaded, since when, or relieved. */
  public void listenToOverload(BiConsumer<String, Optional<Instant>> listener) {
    overloadListeners.add(listener);
  }

  /** Calls {@code listener} with an RDS instance whenever it falls ill or gets well. */
  public void listenToIllness(BiConsumer<String, Optional<Illness>> listener) {
    illnessListeners.add(listener);
  }

  boolean takeThrottle(String operation) {
    return take(throttled, operation);
  }

  /** Whether the answer to a call is to be lost; counts it. */
  public boolean takeLostAnswer(String operation) {
    return take(lostAnswers, operation);
  }

  /** Whether a task that is to run now in a region finds no capacity; counts it. */
  public boolean takeLackOfCapacity(String region) {
    return noCapacity.computeIfPresent(region, (k, left) -> left > 0 ? left - 1 : null) != null;
  }

  Optional<String> takeFailure(String operation) {
    for (String key : List.of(key(operation), "*")) {
      Failure failure = failures.remove(key);
      if (failure != null) {
        if (failure.times() > 1) {
          failures.put(key, new Failure(failure.code(), failure.times() - 1));
        }
        return Optional.of(failure.code());
      }
    }
    return Optional.empty();
  }

  Optional<StaleReads> stale(String operation) {
    return Optional.ofNullable(stale.getOrDefault(key(operation), stale.get("*")));
  }

  Instant now() {
    return estate.now();
  }

  private void tell(String region) {
    listeners.forEach(l -> l.accept(region, dataPlane(region)));
  }

  private static boolean take(Map<String, Integer> counts, String operation) {
    for (String key : List.of(key(operation), "*")) {
      if (counts.containsKey(key)) {
        counts.computeIfPresent(key, (k, left) -> left > 1 ? left - 1 : null);
        return true;
      }
    }
    return false;
  }

  /** The SDK writes DescribeDbClusters where AWS writes DescribeDBClusters. */
  private static String key(String operation) {
    return operation.toLowerCase(Locale.ROOT);
  }
}
