package io.lifeboat.activities;

import io.lifeboat.activities.http.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** An HTTPS endpoint that knows idempotency keys, answers 202, and can be silent or odd. */
final class Endpoint implements Http {
  private final List<Request> requests = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Queue<Integer> statuses = new LinkedList<>();
  private int lost;
  private int unreachable;

  /** The next answers are lost after the effect. */
  Endpoint losing(int answers) {
    lost = answers;
    return this;
  }

  /** To the next requests there is no connection. */
  Endpoint unreachable(int times) {
    unreachable = times;
    return this;
  }

  /** The next requests are answered so. */
  Endpoint answering(Integer... next) {
    statuses.addAll(List.of(next));
    return this;
  }

  @Override
  public synchronized Answer send(Request request, Duration patience) {
    if (unreachable-- > 0) {
      throw new Silence("billing.example.com cannot be reached", false, null);
    }
    requests.add(request);
    keys.add(request.headers().get("Idempotency-Key"));
    if (lost-- > 0) {
      throw new Silence("billing.example.com did not answer in time", true, null);
    }
    Integer status = statuses.poll();
    return new Answer(status == null ? 202 : status, "{\"token\": \"made-up\"}");
  }

  /** What arrived. */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** How many different things it was asked to do. */
  int effects() {
    return keys.size();
  }
}
