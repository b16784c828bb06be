package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Api;
import io.lifeboat.plan.AppConfigFlags;
import io.lifeboat.plan.EncryptionKey;
import io.lifeboat.plan.ReplicatedSecret;
import io.lifeboat.plan.SharedParameters;
import io.lifeboat.plan.step.CheckApiGateway;
import io.lifeboat.plan.step.CheckKey;
import io.lifeboat.plan.step.CheckSecret;
import io.lifeboat.plan.step.MoveKeyPrimary;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.SyncFlags;
import io.lifeboat.plan.step.SyncParameters;
import java.util.List;

/** What services read before they serve: looked at, or brought in step, before they start. */
final class ServiceConfiguration implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    secrets(draft, move);
    parameters(draft, move);
    flags(draft, move);
    keys(draft, move);
    apis(draft, move);
  }

  private static void secrets(Draft draft, Move move) {
    move.plan()
        .configurationOf(ReplicatedSecret.class)
        .forEach(
            (name, secret) ->
                add(
                    draft,
                    "check-" + name,
                    new CheckSecret(name, secret.secret(), move.from(), move.to(), move.mode())));
  }

  private static void parameters(Draft draft, Move move) {
    move.plan()
        .configurationOf(SharedParameters.class)
        .forEach(
            (name, shared) ->
                add(
                    draft,
                    "sync-" + name,
                    new SyncParameters(
                        name,
                        move.from(),
                        move.to(),
                        shared.parameters(),
                        shared.except(),
                        move.mode(),
                        move.isHome())));
  }

  private static void flags(Draft draft, Move move) {
    move.plan()
        .configurationOf(AppConfigFlags.class)
        .forEach(
            (name, flags) ->
                add(
                    draft,
                    "sync-" + name,
                    new SyncFlags(
                        name,
                        move.from(),
                        move.to(),
                        flags.appconfig(),
                        flags.strategyOrUsual(),
                        move.mode(),
                        move.isHome())));
  }

  private static void keys(Draft draft, Move move) {
    move.plan()
        .configurationOf(EncryptionKey.class)
        .forEach(
            (name, key) -> {
              add(draft, "check-" + name, new CheckKey(name, key.kms(), List.of(move.to())));
              if (!move.isForced() && key.movePrimary().orElse(false)) {
                add(
                    draft,
                    "move-" + name,
                    new MoveKeyPrimary(name, key.kms(), move.from(), move.to()));
              }
            });
  }

  private static void apis(Draft draft, Move move) {
    for (var api : move.plan().apis().entrySet()) {
      Api wanted = api.getValue();
      add(
          draft,
          "check-" + api.getKey(),
          new CheckApiGateway(api.getKey(), move.to(), wanted.domainIn(move.to()), wanted.stage()));
    }
  }

  private static void add(Draft draft, String id, Step step) {
    draft.add(id, step, List.of(), OnFailure.PAUSE);
  }
}
