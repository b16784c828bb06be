package io.lifeboat.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published schema and the records say the same. */
class SchemaAgreesTest {
  private static final JsonNode SCHEMA = PublishedSchema.ofPlans().tree();

  @Test
  void everyKeyOfTheSchemaIsAComponentAndTheOtherWayRound() {
    agree(RecoveryPlan.class, SCHEMA);
  }

  @Test
  void everyKeyIsExplained() {
    SCHEMA
        .findParents("properties")
        .forEach(
            group ->
                group
                    .get("properties")
                    .properties()
                    .forEach(
                        key ->
                            assertThat(key.getValue().path("description").asText())
                                .as(key.getKey())
                                .isNotBlank()));
  }

  private static void agree(Class<?> record, JsonNode schema) {
    JsonNode properties = schema.get("properties");
    List<String> keys = new ArrayList<>();
    properties.fieldNames().forEachRemaining(keys::add);
    assertThat(Arrays.stream(record.getRecordComponents()).map(SchemaAgreesTest::key))
        .as(record.getSimpleName())
        .containsExactlyInAnyOrderElementsOf(keys);
    for (RecordComponent component : record.getRecordComponents()) {
      agree(component.getGenericType(), resolved(properties.get(key(component))));
    }
  }

  private static void agree(Type type, JsonNode schema) {
    if (type instanceof ParameterizedType) {
      Type[] of = ((ParameterizedType) type).getActualTypeArguments();
      agree(of[of.length - 1], resolved(inner(schema)));
    } else if (type == RecoveryPlan.class) {
      assertThat(schema.at("/else/$ref").asText()).as("another whole plan").isEqualTo("#");
    } else if (((Class<?>) type).isSealed()) {
      agreeOnKinds((Class<?>) type, schema);
    } else if (((Class<?>) type).isEnum()) {
      agreeOnWords((Class<?>) type, schema);
    } else if (((Class<?>) type).isRecord() && !isText((Class<?>) type)) {
      agree((Class<?>) type, schema);
    }
  }

  /** Every kind of a choice has its schema, and the other way round. */
  private static void agreeOnKinds(Class<?> type, JsonNode schema) {
    List<JsonNode> schemas = new ArrayList<>();
    JsonNode rest = schema;
    for (; rest.has("if"); rest = rest.get("else")) {
      schemas.add(resolved(rest.get("then")));
    }
    schemas.add(resolved(rest));
    assertThat(type.getPermittedSubclasses()).hasSameSizeAs(schemas);
    for (Class<?> kind : type.getPermittedSubclasses()) {
      JsonNode own =
          schemas.stream()
              .filter(each -> each.get("properties").has(key(kind.getRecordComponents()[0])))
              .findFirst()
              .orElseThrow();
      agree(kind, own);
    }
  }

  private static void agreeOnWords(Class<?> type, JsonNode schema) {
    List<String> words = new ArrayList<>();
    schema.get("enum").forEach(word -> words.add(word.asText()));
    assertThat(type.getEnumConstants())
        .extracting(word -> LifeboatJson.mapper().valueToTree(word).asText())
        .containsExactlyElementsOf(words);
  }

  private static JsonNode inner(JsonNode schema) {
    for (String holder : List.of("items", "additionalProperties")) {
      if (schema.path(holder).isObject()) {
        return schema.get(holder);
      }
    }
    return schema;
  }

  private static JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? SCHEMA.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  private static boolean isText(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.isAnnotationPresent(JsonValue.class));
  }

  private static String key(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? new KebabCaseStrategy().translate(component.getName()) : named.value();
  }
}
