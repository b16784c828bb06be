package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Looks whether the credentials that Lifeboat has in a region are of an account that the plan
 * allows. Looked at before a run changes anything, as all its steps are.
 *
 * @param accounts each twelve digits
 */
public record CheckAccount(Region region, List<String> accounts) implements Step {
  public CheckAccount {
    Needed.present(region, "the region whose credentials are checked");
    accounts = Needed.some(accounts, "the allowed accounts");
    accounts.forEach(
        account ->
            Needed.that(
                account.matches("\\d{12}"),
                "an allowed account cannot be '" + account + "'; write its twelve digits"));
  }

  @Override
  public String title() {
    return "check that the account in " + region + " is the right one";
  }

  @Override
  public Role role() {
    return Role.CONFIGURE;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(1);
  }
}
