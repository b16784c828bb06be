package io.lifeboat.activities.http;

import java.net.http.HttpClient;

/** Where every client of the JDK comes from: each lets a request close its connection. */
public final class ClosingClients {
  static {
    // The JDK's client keeps connections and lets nobody close them unless asked this way, before
    // the first one is made.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
  }

  private ClosingClients() {}

  /** A client still to be configured. */
  public static HttpClient.Builder builder() {
    return HttpClient.newBuilder();
  }
}
