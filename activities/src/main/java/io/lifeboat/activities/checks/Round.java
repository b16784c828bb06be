package io.lifeboat.activities.checks;

import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.Check;
import io.lifeboat.plan.health.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at everything, at the same time. */
final class Round {
  private static final Logger log = LoggerFactory.getLogger(Round.class);

  private final Map<Class<?>, Look<?>> looks;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "look");
            thread.setDaemon(true);
            return thread;
          });

  Round(List<? extends Look<?>> looks) {
    this.looks = looks.stream().collect(Collectors.toMap(Look::check, Function.identity()));
  }

  /** One finding for each check, in their order. */
  List<Finding> of(List<Check> checks, Instant at, Watch watch) {
    long began = System.nanoTime();
    Map<Check, Future<Seen>> asked = new LinkedHashMap<>();
    checks.forEach(check -> asked.put(check, threads.submit(() -> seen(check, watch))));
    return checks.stream().map(c -> finding(c, result(c, asked.get(c), began), at)).toList();
  }

  private static Finding finding(Check check, Seen seen, Instant at) {
    return new Finding(
        check.name(), check.region(), seen.sight(), seen.sentence(), at, seen.figures());
  }

  private Seen result(Check check, Future<Seen> seen, long began) {
    Duration patience = patience(check);
    try {
      long left = patience.toNanos() - (System.nanoTime() - began);
      return seen.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return Seen.unseen("could not be seen within %d s".formatted(patience.toSeconds()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Seen.unseen("was not seen, for the worker stops");
    } catch (ExecutionException failed) {
      log.debug("{} in {} could not be seen", check.name(), check.region(), failed.getCause());
      return Seen.unseen("could not be seen: " + failed.getCause().getMessage());
    } finally {
      seen.cancel(true);
    }
  }

  private Seen seen(Check check, Watch watch) {
    Look<?> look = looks.get(check.getClass());
    return look == null
        ? Seen.unseen("cannot be seen by this worker; is it an older version?")
        : at(look, check, watch);
  }

  private static <C extends Check> Seen at(Look<C> look, Check check, Watch watch) {
    return look.at(look.check().cast(check), watch);
  }

  private Duration patience(Check check) {
    Look<?> look = looks.get(check.getClass());
    return look == null ? Duration.ofSeconds(1) : patience(look, check);
  }

  private static <C extends Check> Duration patience(Look<C> look, Check check) {
    return look.patience(look.check().cast(check));
  }
}
