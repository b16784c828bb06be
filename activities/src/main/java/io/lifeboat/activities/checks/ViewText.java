package io.lifeboat.activities.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.health.View;
import io.lifeboat.plan.json.LifeboatJson;
import java.util.Optional;

/** A view as a watch reports it, for whoever goes on with it. */
final class ViewText {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private ViewText() {}

  static String write(View view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a view can always be written", impossible);
    }
  }

  /** Empty when the text is something else. */
  static Optional<View> read(String text) {
    try {
      return Optional.of(MAPPER.readValue(text, View.class));
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
  }
}
