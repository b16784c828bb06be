package io.lifeboat.plan.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every name of the layers its place from left to right, near those it is joined to. */
final class Layout {
  static final int BOX = 262;
  static final int LINE = 14;
  static final int GAP = 24;
  private static final int SWEEPS = 12;

  private final Layers layers;
  private final Map<String, List<String>> neighbours;
  private final Map<String, Double> middles = new HashMap<>();

  private Layout(Layers layers) {
    this.layers = layers;
    this.neighbours = layers.neighbours();
  }

  /** The middle of each name, counted from the left edge of the drawing, 0 and above. */
  static Map<String, Double> of(Layers layers) {
    Layout layout = new Layout(layers);
    layers.rows().forEach(layout::asGiven);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      layout.sweep(sweep % 2 == 0);
    }
    return layout.fromTheLeft();
  }

  /** Alone steps, such as a first message, keep to the side and do not push the others about. */
  private void asGiven(List<String> row) {
    row.sort(Comparator.comparing(name -> !neighbours.containsKey(name)));
    spread(row, new HashMap<>());
  }

  private void sweep(boolean down) {
    int rows = layers.rows().size();
    for (int at = 0; at < rows; at++) {
      arrange(layers.rows().get(down ? at : rows - 1 - at));
    }
  }

  private void arrange(List<String> row) {
    Map<String, Double> wanted = new HashMap<>();
    row.forEach(name -> wanted.put(name, wanted(name)));
    row.sort(Comparator.comparingDouble(wanted::get));
    spread(row, wanted);
  }

  private double wanted(String name) {
    return neighbours.getOrDefault(name, List.of()).stream()
        .mapToDouble(middles::get)
        .average()
        .orElse(middles.get(name));
  }

  /** As near to what is wanted as the widths allow: packed from the left, then moved as one. */
  private void spread(List<String> row, Map<String, Double> wanted) {
    List<Double> packed = new ArrayList<>();
    double end = Double.NEGATIVE_INFINITY;
    for (String name : row) {
      double half = width(name) / 2.0;
      double least = end == Double.NEGATIVE_INFINITY ? half : end + GAP + half;
      double middle = Math.max(least, wanted.getOrDefault(name, least));
      packed.add(end == Double.NEGATIVE_INFINITY ? wanted.getOrDefault(name, half) : middle);
      end = packed.get(packed.size() - 1) + half;
    }
    double shift = 0;
    for (int at = 0; at < row.size(); at++) {
      shift += wanted.getOrDefault(row.get(at), packed.get(at)) - packed.get(at);
    }
    for (int at = 0; at < row.size(); at++) {
      middles.put(row.get(at), packed.get(at) + shift / row.size());
    }
  }

  private Map<String, Double> fromTheLeft() {
    double left =
        middles.entrySet().stream()
            .mapToDouble(m -> m.getValue() - width(m.getKey()) / 2.0)
            .min()
            .orElse(0);
    Map<String, Double> moved = new HashMap<>();
    middles.forEach((name, middle) -> moved.put(name, middle - left));
    return moved;
  }

  static int width(String name) {
    return Layers.isLinePlace(name) ? LINE : BOX;
  }
}
