package io.lifeboat.simulator.gateway.wire;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Parameters of the query protocol, {@code Filters.Filter.1.Name=a}, as the tree that they spell.
 */
final class QueryTree {
  private final Map<String, QueryTree> children = new LinkedHashMap<>();
  private String text;

  static QueryTree of(Map<String, String> parameters) {
    QueryTree root = new QueryTree();
    parameters.forEach((path, value) -> root.reach(path).text = value);
    return root;
  }

  Optional<String> text() {
    return Optional.ofNullable(text);
  }

  Optional<QueryTree> child(String name) {
    return Optional.ofNullable(children.get(name));
  }

  /** The members of a list in order, whatever the clients call the level between list and index. */
  Collection<QueryTree> members() {
    Map<Integer, QueryTree> ordered = new TreeMap<>();
    for (Map.Entry<String, QueryTree> child : children.entrySet()) {
      if (isIndex(child.getKey())) {
        ordered.put(Integer.valueOf(child.getKey()), child.getValue());
      } else if (children.size() == 1) {
        return child.getValue().members();
      }
    }
    return ordered.values();
  }

  private static boolean isIndex(String name) {
    return name.matches("\\d{1,9}");
  }

  private QueryTree reach(String path) {
    QueryTree node = this;
    for (String name : path.split("\\.")) {
      node = node.children.computeIfAbsent(name, key -> new QueryTree());
    }
    return node;
  }
}
