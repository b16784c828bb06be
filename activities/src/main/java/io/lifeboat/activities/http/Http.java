package io.lifeboat.activities.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Requests to what is neither AWS nor the application's health: one at a time, never by itself
 * again.
 */
public interface Http {
  /** The beginning of a body that is read; the rest is not. */
  int LARGEST_BODY = 64 * 1024;

  /**
   * Asks once.
   *
   * @throws Silence when there is no answer within {@code patience}
   */
  Answer send(Request request, Duration patience);

  /**
   * One request.
   *
   * @param headers without Host and Connection
   */
  record Request(String method, URI url, Map<String, String> headers, Optional<String> body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /** Without the headers, which may hold signatures and tokens. */
    @Override
    public String toString() {
      return method + " " + url;
    }
  }

  /**
   * Its answer.
   *
   * @param body at most {@link #LARGEST_BODY} bytes of it
   */
  record Answer(int status, String body) {}

  /** Nobody answered. */
  final class Silence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveArrived;

    /**
     * @param mayHaveArrived false when no connection came about, so that nothing can have happened
     */
    public Silence(String why, boolean mayHaveArrived, Throwable cause) {
      super(why, cause);
      this.mayHaveArrived = mayHaveArrived;
    }

    public boolean mayHaveArrived() {
      return mayHaveArrived;
    }
  }
}
