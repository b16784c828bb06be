package io.lifeboat.activities.rds;

import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.activities.postgres.Sql;
import io.lifeboat.activities.postgres.SqlServers;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PostgresServer;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.RecoverRds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a database is used again, as its server and what cannot work without it show. */
record Pulse(SqlServers servers, Prober prober) {
  /**
   * Why it does not seem to be used; empty when anything shows that it is, or when nothing can be
   * asked. One good sign is enough: what follows from a bad one is for good.
   */
  Optional<String> trouble(RecoverRds step, Watch watch) {
    List<String> troubles = new ArrayList<>();
    for (Probe probe : step.probes()) {
      Optional<String> trouble = answer(probe, watch);
      if (trouble.isEmpty()) {
        return trouble;
      }
      troubles.add(trouble.get());
    }
    if (step.server().isPresent()) {
      Optional<String> trouble = connection(step, step.server().get(), watch);
      if (trouble.isEmpty()) {
        return trouble;
      }
      troubles.add(trouble.get());
    }
    return troubles.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", troubles));
  }

  /** Whether there is anything that can be asked. */
  static boolean isKnown(RecoverRds step) {
    return step.server().isPresent() || !step.probes().isEmpty();
  }

  private Optional<String> answer(Probe probe, Watch watch) {
    Reply reply = prober.ask(probe, watch);
    if (reply.status() / 100 == 2) {
      return Optional.empty();
    }
    return Optional.of(
        reply.status() == 0
            ? probe.name() + " does not answer"
            : probe.name() + " answers " + reply.status());
  }

  private Optional<String> connection(RecoverRds step, PostgresServer server, Watch watch) {
    try (Sql sql = servers.open(server, step.region(), watch)) {
      return sql.takesWrites() ? Optional.empty() : Optional.of(server.host() + " only reads");
    } catch (RegionUnreachable silent) {
      return Optional.of(server.host() + " takes no connections");
    } catch (TryAgain notNow) {
      return Optional.of(notNow.getMessage());
    } catch (FinalFailure refused) {
      // Of the database itself it says that it answers.
      return Optional.empty();
    }
  }
}
