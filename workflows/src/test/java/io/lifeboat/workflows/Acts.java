package io.lifeboat.workflows;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The runs whose histories are kept of this release, by the names of their files. */
final class Acts {
  static final Map<String, Consumer<Stage>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("failback-with-canary", stage -> stage.start(FailbackTest.HOME).result());
    ALL.put("rolled-back-graceful", Acts::rollBack);
    ALL.put("rollback-of-a-run", Acts::putAnEndedRunBack);
    ALL.put("isolated-drill", stage -> stage.start(DrillTest.drill(DrillDepth.ISOLATED)).result());
    ALL.put("full-drill", stage -> stage.start(DrillTest.drill(DrillDepth.FULL)).result());
  }

  private Acts() {}

  private static void rollBack(Stage stage) {
    stage.actions.fails("validate-from-outside Confirm", "Unhealthy", "nobody answers");
    stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
    stage.run.rollBackNow(new Order("anna", "customers complain"));
    stage.result();
  }

  private static void putAnEndedRunBack(Stage stage) {
    stage.keeping.ended = Optional.of(stage.start(Mode.GRACEFUL).result());
    stage.start(RollbackTest.request(Stage.PLAN)).result();
  }
}
