package io.lifeboat.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Answers of one operation that are given again until they have reached an age. */
final class StaleReads {
  private record Kept(Instant at, Object answer) {}

  private final Duration age;
  private final Map<Object, Kept> kept = new HashMap<>();

  StaleReads(Duration age) {
    this.age = age;
  }

  Object answer(Object question, Instant now, Supplier<Object> fresh) {
    Kept old = kept.get(question);
    if (old != null && old.at().plus(age).isAfter(now)) {
      return old.answer();
    }
    Object answer = fresh.get();
    kept.put(question, new Kept(now, answer));
    return answer;
  }
}
