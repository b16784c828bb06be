package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A document as JSON, with the place of every value and key by JSON pointer.
 *
 * @param defects what was wrong with it although it could be read
 */
record LocatedTree(
    JsonNode root, Map<String, Place> values, Map<String, Place> keys, List<Defect> defects) {
  /** Something wrong at a value. */
  record Defect(Place place, String pointer, String what, String mend) {}

  /** The value's place, or that of the nearest value around it. */
  Place valueAt(String pointer) {
    return nearest(values, pointer);
  }

  /** The key's place, or that of the nearest value around it. */
  Place keyAt(String pointer) {
    Place key = keys.get(pointer);
    return key == null ? valueAt(pointer) : key;
  }

  private static Place nearest(Map<String, Place> places, String pointer) {
    String at = pointer;
    while (!places.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return places.getOrDefault(at, Place.START);
  }

  /** The pointer of a member. */
  static String member(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
