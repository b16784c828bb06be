package io.lifeboat.activities.lambda;

import io.lifeboat.plan.step.EventSource;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** An event source mapping as Lambda describes it. */
record Mapping(EventSource of, EventSourceMappingConfiguration found) {
  String id() {
    return found.uuid();
  }

  String state() {
    return String.valueOf(found.state());
  }

  boolean is(boolean enabled) {
    return state().equals(enabled ? "Enabled" : "Disabled");
  }

  boolean isBecoming(boolean enabled) {
    return state().equals(enabled ? "Enabling" : "Disabling");
  }

  /** Whether it takes another order; while it is being changed it does not. */
  boolean isSettled() {
    return is(true) || is(false);
  }

  /** {@code orders takes nothing from placed}. */
  String words() {
    String source = of.source().substring(of.source().lastIndexOf(':') + 1);
    return "%s from %s: %s".formatted(of.function(), source, state());
  }
}
