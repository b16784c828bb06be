package io.lifeboat.activities.checks;

import io.lifeboat.activities.Connections;
import java.util.List;

/** All looks: one for every kind of check. */
public final class Looks {
  private Looks() {}

  /** The list that workers serve. */
  public static List<Look<?>> all(Connections to) {
    return List.of(new LookHttp(to.prober()));
  }
}
