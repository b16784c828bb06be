package io.lifeboat.simulator;

/**
 * Who calls simulated AWS.
 *
 * @param name what the journal says
 * @param waits whether a call that gets no answer waits for the caller's timeout before it fails; a
 *     gateway lets its own caller wait instead
 */
public record Caller(String name, boolean waits) {
  /** A caller in this process, who waits as an SDK client does. */
  public static Caller inProcess(String name) {
    return new Caller(name, true);
  }

  /** A caller behind a gateway: what gets no answer fails at once, and the gateway keeps silent. */
  public static Caller remote(String name) {
    return new Caller(name, false);
  }
}
