package io.lifeboat.simulator.admin;

import java.util.List;

/**
 * One thing that can be asked.
 *
 * @param method GET looks, POST changes
 * @param name the first part of the path, empty for the overview
 * @param target what stands after it, such as {@code REGION}; empty for nothing
 * @param parameters the names that may follow the question mark
 */
record Route(
    String method,
    String name,
    String target,
    List<String> parameters,
    String sentence,
    Handler handler) {

  /** Takes the order, or throws {@link BadOrder}. */
  interface Handler {
    AdminReply take(Order order) throws InterruptedException;
  }

  boolean isFor(String asked, boolean hasTarget) {
    return name.equals(asked) && hasTarget == !target.isEmpty();
  }

  /** How to ask, for the list of routes. */
  String usage() {
    String path = "/_simulator/" + name + (target.isEmpty() ? "" : "/" + target);
    String query = parameters.isEmpty() ? "" : "?" + String.join("=&", parameters) + "=";
    return "%-4s %s%s%n       %s".formatted(method, path, query, sentence);
  }
}
