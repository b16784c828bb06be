package io.lifeboat.plan.procedure;

import io.lifeboat.plan.step.CheckAccount;
import java.util.List;

/** The accounts of AWS that the application lives in, where its plan says them. */
final class Accounts implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    check(draft, move);
  }

  @Override
  public void exercise(Draft draft, Move move) {
    check(draft, move);
  }

  private static void check(Draft draft, Move move) {
    List<String> allowed = move.plan().allowedAccounts();
    if (!allowed.isEmpty()) {
      draft.add("check-account", new CheckAccount(move.to(), allowed), List.of(), OnFailure.PAUSE);
    }
  }
}
