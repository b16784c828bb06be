package io.lifeboat.plan.drawing;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts steps into layers, each below all that it waits for, and each layer into an order that keeps
 * steps near those they wait for.
 */
final class Layers {
  private static final int SWEEPS = 4;
  private final Procedure procedure;
  private final List<List<String>> layers = new ArrayList<>();

  private Layers(Procedure procedure) {
    this.procedure = procedure;
  }

  /** The steps' ids, layer by layer from the top, each from the left. */
  static List<List<String>> of(Procedure procedure) {
    Layers layers = new Layers(procedure);
    layers.fill();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      layers.arrange();
    }
    return layers.layers;
  }

  private void fill() {
    Map<String, Integer> depths = new HashMap<>();
    for (ProcedureStep step : procedure.steps()) {
      int depth = step.needs().stream().mapToInt(need -> depths.get(need) + 1).max().orElse(0);
      depths.put(step.id(), depth);
      while (layers.size() <= depth) {
        layers.add(new ArrayList<>());
      }
      layers.get(depth).add(step.id());
    }
  }

  private void arrange() {
    Map<String, Double> places = places();
    for (List<String> layer : layers) {
      layer.sort(Comparator.comparingDouble(id -> middle(id, places)));
    }
  }

  /** Where each stands between 0, the left end of its layer, and 1. */
  private Map<String, Double> places() {
    Map<String, Double> places = new HashMap<>();
    for (List<String> layer : layers) {
      for (int at = 0; at < layer.size(); at++) {
        places.put(layer.get(at), (at + 0.5) / layer.size());
      }
    }
    return places;
  }

  private double middle(String id, Map<String, Double> places) {
    double needs =
        procedure.step(id).needs().stream().mapToDouble(places::get).average().orElse(-1);
    double followers =
        procedure.steps().stream()
            .filter(step -> step.needs().contains(id))
            .mapToDouble(step -> places.get(step.id()))
            .average()
            .orElse(-1);
    if (needs < 0 && followers < 0) {
      return 1;
    }
    return needs < 0 ? followers : followers < 0 ? needs : (needs + followers) / 2;
  }
}
