package io.lifeboat.activities.account;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CheckAccount;
import java.util.List;
import java.util.Map;

/** Asks STS whose credentials these are. Needs STS in the one region. */
public final class AwsCheckAccount implements LooksOnly<CheckAccount> {
  private static final String IDENTITY = "sts:GetCallerIdentity";

  private final AwsClients aws;

  public AwsCheckAccount(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CheckAccount> step() {
    return CheckAccount.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(IDENTITY, "which account is asked; nobody can be denied this"));
  }

  @Override
  public Inspection inspect(CheckAccount step, StepCall call, Watch watch) {
    String account =
        new AwsCall(IDENTITY, step.region(), watch)
            .answer(() -> aws.sts(step.region()).getCallerIdentity(request -> {}).account());
    return step.accounts().contains(account)
        ? Inspection.alreadyDone(
            "the credentials in %s are of account %s".formatted(step.region(), account), Map.of())
        : Inspection.impossible(
            "the credentials in %s are of account %s, and the plan allows %s; start the worker with a role there"
                .formatted(step.region(), account, String.join(", ", step.accounts())));
  }

  @Override
  public Outcome confirm(CheckAccount step, StepCall call, Watch watch) {
    Inspection found = inspect(step, call, watch);
    if (found.state() == Inspection.State.IMPOSSIBLE) {
      throw new FinalFailure(FinalFailure.IMPOSSIBLE, found.sentence());
    }
    return Outcome.of(found.sentence());
  }
}
