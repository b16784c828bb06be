package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.step.CheckAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final RecoveryPlan PLAN =
      Examples.parsed(Examples.SMALLEST + "allowed-accounts: [\"111122223333\"]\n");

  @Test
  void everyMoveSeesFirstWhoseCredentialsItHas() {
    Procedure forced =
        FailoverProcedure.derive(PLAN, Examples.FRANKFURT, Examples.DUBLIN, Mode.FORCED);

    assertThat(forced.step("check-account").step())
        .isEqualTo(new CheckAccount(Examples.DUBLIN, List.of("111122223333")));
    assertThat(Lines.of(forced)).contains("check-account");
    assertThat(
            FailbackProcedure.derive(PLAN, Examples.DUBLIN, Examples.FRANKFURT)
                .step("check-account")
                .step())
        .isEqualTo(new CheckAccount(Examples.FRANKFURT, List.of("111122223333")));
  }

  @Test
  void aPlanThatNamesNoAccountsIsNotAsked() {
    RecoveryPlan plan = Examples.parsed(Examples.SMALLEST);

    assertThat(
            FailoverProcedure.derive(plan, Examples.FRANKFURT, Examples.DUBLIN, Mode.FORCED)
                .steps())
        .noneMatch(step -> step.step() instanceof CheckAccount);
  }
}
