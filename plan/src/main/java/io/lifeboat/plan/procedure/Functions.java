package io.lifeboat.plan.procedure;

import io.lifeboat.plan.LambdaFunction;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.FenceLambda;
import io.lifeboat.plan.step.MatchLambda;
import io.lifeboat.plan.step.OpenLambda;
import io.lifeboat.plan.step.SetLambdaConcurrency;
import io.lifeboat.plan.step.WarmInstances;
import java.util.List;
import java.util.Optional;

/** Lambda functions: alike in both regions, given their concurrency where users are served. */
final class Functions implements Capability {
  private static final String FENCE = "fence-functions";
  private static final String OPEN = "open-functions";

  @Override
  public void move(Draft draft, Move move) {
    if (move.isForced() && !names(move).isEmpty()) {
      draft.addDeferrable(FENCE, new FenceLambda(move.from(), names(move)), List.of());
    }
    move.plan()
        .servicesOf(LambdaFunction.class)
        .forEach(
            (name, function) -> {
              draft.add(
                  "match-" + name,
                  new MatchLambda(
                      name,
                      move.from(),
                      move.to(),
                      function.lambda(),
                      function.lambda(),
                      function.ownEnvironment(),
                      move.mode(),
                      move.isHome()),
                  List.of(OPEN),
                  OnFailure.PAUSE);
              raise(draft, move, name, function);
            });
  }

  private static void raise(Draft draft, Move move, String name, LambdaFunction function) {
    if (function.reserved().isPresent() || function.provisioned().isPresent()) {
      draft.add(
          "raise-" + name,
          concurrency(move.to(), name, function, function.reserved(), warm(function), false),
          List.of(OPEN),
          OnFailure.PAUSE);
    }
  }

  @Override
  public void prepareHome(Draft draft, Move move) {
    if (!names(move).isEmpty()) {
      draft.add(OPEN, new OpenLambda(move.to(), names(move)), List.of(), OnFailure.PAUSE);
    }
  }

  @Override
  public void settleHome(Draft draft, Move move) {
    move.plan()
        .servicesOf(LambdaFunction.class)
        .forEach(
            (name, function) ->
                function
                    .standby()
                    .ifPresent(
                        standby ->
                            draft.add(
                                "lower-" + name,
                                concurrency(
                                    move.from(),
                                    name,
                                    function,
                                    Optional.of(standby),
                                    warm(function).map(Functions::cooled),
                                    true),
                                Users.moved(draft),
                                OnFailure.PAUSE)));
  }

  private static SetLambdaConcurrency concurrency(
      Region region,
      String name,
      LambdaFunction function,
      Optional<Integer> reserved,
      Optional<WarmInstances> provisioned,
      boolean exact) {
    return new SetLambdaConcurrency(name, region, function.lambda(), reserved, provisioned, exact);
  }

  private static Optional<WarmInstances> warm(LambdaFunction function) {
    return function
        .alias()
        .flatMap(alias -> function.provisioned().map(count -> new WarmInstances(alias, count)));
  }

  private static WarmInstances cooled(WarmInstances warm) {
    return new WarmInstances(warm.alias(), 0);
  }

  private static List<String> names(Move move) {
    return move.plan().servicesOf(LambdaFunction.class).values().stream()
        .map(LambdaFunction::lambda)
        .toList();
  }
}
