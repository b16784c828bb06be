package io.lifeboat.simulator.world;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.lifeboat.simulator.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** Reads world files and scenarios (YAML or JSON). */
public final class WorldReader {
  private static final ObjectMapper YAML = mapper();

  private WorldReader() {}

  /**
   * Reads the world in {@code file}.
   *
   * @throws InvalidWorld when the file cannot be read or says something impossible; its message
   *     names the file and, where it is known, the line
   */
  public static World read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new InvalidWorld(file + ": cannot be read: " + e, e);
    }
  }

  /**
   * Reads the scenario in {@code folder}, whose file is {@code scenario.yaml}.
   *
   * @throws InvalidWorld as {@link #read}
   */
  public static Scenario scenario(Path folder) {
    Path file = folder.resolve("scenario.yaml");
    try {
      return parse(Files.readString(file), file.toString(), Scenario.class);
    } catch (IOException e) {
      throw new InvalidWorld(file + ": cannot be read: " + e, e);
    }
  }

  /**
   * Reads a world from {@code text}.
   *
   * @param name what messages call the text
   * @throws InvalidWorld as {@link #read}
   */
  public static World parse(String text, String name) {
    try {
      return parse(text, name, World.class).checked();
    } catch (InvalidWorld e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidWorld(name + ": " + e.getMessage(), e);
    }
  }

  private static <T> T parse(String text, String name, Class<T> type) {
    try {
      T read = YAML.readValue(text, type);
      if (read == null) {
        throw new InvalidWorld(name + ": is empty", null);
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new InvalidWorld(name + place(e) + ": " + what(e), e);
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String line = location == null ? "" : ":" + location.getLineNr();
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? line + ": " + path(mapping)
        : line;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String what(JsonProcessingException e) {
    Throwable cause = e.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : e.getOriginalMessage();
  }

  private static ObjectMapper mapper() {
    SimpleModule texts =
        new SimpleModule()
            .addDeserializer(Duration.class, scalar(DurationText::duration))
            .addDeserializer(Spread.class, scalar(DurationText::spread));
    return YAMLMapper.builder()
        .addModules(new ParameterNamesModule(), texts)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  private static <T> JsonDeserializer<T> scalar(java.util.function.Function<String, T> read) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
          return read.apply(parser.getText());
        } catch (IllegalArgumentException e) {
          throw JsonMappingException.from(parser, e.getMessage(), e);
        }
      }
    };
  }
}
