package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import java.util.TreeSet;

/** Holds a document against a published schema, and says in plain words what does not fit. */
final class SchemaCheck {
  static final SchemaCheck PLANS = new SchemaCheck(PublishedSchema.ofPlans());
  static final SchemaCheck INTAKES = new SchemaCheck(PublishedSchema.ofIntakes());

  private final PublishedSchema published;
  private final JsonSchema schema;

  private SchemaCheck(PublishedSchema published) {
    this.published = published;
    this.schema = validator(published);
  }

  void of(JsonNode document, Findings findings) {
    Set<ValidationMessage> messages = schema.validate(document);
    Set<String> said = new TreeSet<>();
    for (ValidationMessage message : messages) {
      Misfit misfit = Misfit.of(message, document, published);
      if (said.add(misfit.pointer())) {
        misfit.sayTo(findings);
      }
    }
  }

  private static JsonSchema validator(PublishedSchema published) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    JsonMetaSchema ours =
        JsonMetaSchema.builder(JsonMetaSchema.getV7()).format(new TimeZoneFormat()).build();
    return JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V7, factory -> factory.metaSchema(ours))
        .getSchema(published.tree(), config);
  }
}
