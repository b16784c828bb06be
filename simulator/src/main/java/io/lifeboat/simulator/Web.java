package io.lifeboat.simulator;

import java.util.Optional;

/** What the simulated applications answer over HTTP(S). */
public interface Web {
  /**
   * Asks for a page once; does not wait for the page's delay.
   *
   * @param host a regional name, or a public name that is resolved as the viewer's resolver does
   */
  Page get(String host, String path, Viewer viewer);

  /** What answers at a host that is no application's, whatever the method. */
  default Optional<Api> api(String host) {
    return Optional.empty();
  }
}
