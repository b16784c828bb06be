package io.lifeboat.simulator;

/** What the simulated applications answer over HTTP(S). */
public interface Web {
  /**
   * Asks for a page once; does not wait for the page's delay.
   *
   * @param host a regional name, or a public name that is resolved as the viewer's resolver does
   */
  Page get(String host, String path, Viewer viewer);
}
