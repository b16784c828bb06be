package io.lifeboat.activities.checks;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskHttp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the application. A 2xx of the region that was asked is good; one that takes too long is
 * worn, and so is an error where no users are.
 */
final class LookHttp implements Look<AskHttp> {
  /** A certificate that ends within that is told of. */
  private static final Duration SOON = Duration.ofDays(14);

  private final Prober prober;

  LookHttp(Prober prober) {
    this.prober = prober;
  }

  @Override
  public Class<AskHttp> check() {
    return AskHttp.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of();
  }

  /** The prober gives up by itself before that. */
  @Override
  public Duration patience(AskHttp check) {
    return check.probe().within().multipliedBy(2).plusSeconds(5);
  }

  @Override
  public Seen at(AskHttp check, Watch watch) {
    Reply reply = prober.ask(check.probe(), watch);
    if (reply.status() == 0) {
      return Seen.bad("does not answer (%s)".formatted(reply.trouble()), Map.of());
    }
    Map<String, Double> figures = Map.of("milliseconds", (double) reply.took().toMillis());
    if (reply.status() < 200 || reply.status() > 299) {
      return check.serving()
          ? Seen.bad("answers " + reply.status(), figures)
          : Seen.worn("answers %d, as what stands by may".formatted(reply.status()), figures);
    }
    Optional<String> elsewhere =
        reply.region().filter(answering -> !answering.equals(check.region().name()));
    if (elsewhere.isPresent()) {
      return Seen.bad("is answered by " + elsewhere.get(), figures);
    }
    return good(check, reply, figures);
  }

  private static Seen good(AskHttp check, Reply reply, Map<String, Double> figures) {
    Optional<Duration> certificate =
        reply.certificateEnds().map(end -> Duration.between(reply.at(), end));
    if (certificate.filter(left -> left.compareTo(SOON) < 0).isPresent()) {
      return Seen.worn(
          "answers, but its certificate ends in %s"
              .formatted(Figures.count((int) certificate.get().toDays(), "day")),
          figures);
    }
    return reply.took().compareTo(check.slow()) > 0
        ? Seen.worn(
            "takes %d ms, more than %d ms"
                .formatted(reply.took().toMillis(), check.slow().toMillis()),
            figures)
        : Seen.good("answers in %d ms".formatted(reply.took().toMillis()), figures);
  }
}
