package io.lifeboat.plan.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.time.Duration;

/** The one way in which Lifeboat writes and reads JSON: plans, inputs, histories, reports. */
public final class LifeboatJson {
  private LifeboatJson() {}

  /**
   * Durations as {@code 15m}, instants as ISO-8601, unknown fields refused, empty ones left out.
   */
  public static ObjectMapper mapper() {
    SimpleModule durations =
        new SimpleModule("durations")
            .addSerializer(Duration.class, new DurationText.Writer())
            .addDeserializer(Duration.class, new DurationText.Reader());
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule(), durations)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(
                JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
        .build();
  }
}
