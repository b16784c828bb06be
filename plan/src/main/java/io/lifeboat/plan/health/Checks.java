package io.lifeboat.plan.health;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be looked at, as the plan has it. */
public final class Checks {
  private Checks() {}

  /** Of every region, with the users where they normally are. */
  public static List<Check> of(RecoveryPlan plan) {
    return of(plan, plan.regions().primary());
  }

  /**
   * Of every region.
   *
   * @param serving where the users are: of the other regions only what a standby must have is asked
   */
  public static List<Check> of(RecoveryPlan plan, Region serving) {
    return plan.regions().all().stream()
        .map(region -> new Place(plan, region, serving))
        .flatMap(
            place ->
                Stream.of(QuestionChecks.in(place), PartChecks.in(place), DataChecks.in(place))
                    .flatMap(checks -> checks))
        .toList();
  }

  /**
   * A region.
   *
   * @param users where the users are
   */
  record Place(RecoveryPlan plan, Region region, Region users) {
    boolean serving() {
      return region.equals(users);
    }

    /** Whether users are served here, if only those who are near. */
    boolean takesUsers() {
      return serving() || plan.route53().values().stream().anyMatch(Traffic::sharesUsers);
    }

    /** Where what is kept here comes from; empty when the users are here. */
    Optional<Region> from() {
      return serving() ? Optional.empty() : Optional.of(users);
    }

    /** The names of checks by the names that the plan has for what is needed. */
    List<String> named(List<String> needs) {
      return needs.stream().map(this::named).toList();
    }

    private String named(String need) {
      if (plan.health().containsKey(need)) {
        return need;
      }
      if (plan.databases().containsKey(need)) {
        return "database " + need;
      }
      return (plan.stores().containsKey(need) ? "store " : "service ") + need;
    }
  }
}
