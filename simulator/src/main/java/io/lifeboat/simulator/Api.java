package io.lifeboat.simulator;

import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import java.util.Optional;

/** An interface over HTTP that is not AWS's, at a host name of its own. */
public interface Api {
  /** The answer; empty when it is lost on its way back. */
  Optional<HttpAnswer> answer(HttpCall call);

  /** Whether it takes connections and says nothing, without any effect. */
  default boolean isSilent() {
    return false;
  }
}
