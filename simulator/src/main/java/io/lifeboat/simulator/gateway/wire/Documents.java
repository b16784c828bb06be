package io.lifeboat.simulator.gateway.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;

/** Open documents, the SDK's name for a member that holds any JSON. */
final class Documents {
  private Documents() {}

  static Document of(JsonNode node) {
    if (node.isObject()) {
      Map<String, Document> members = new LinkedHashMap<>();
      node.properties().forEach(entry -> members.put(entry.getKey(), of(entry.getValue())));
      return Document.fromMap(members);
    }
    if (node.isArray()) {
      List<Document> members = new ArrayList<>();
      node.forEach(each -> members.add(of(each)));
      return Document.fromList(members);
    }
    if (node.isNumber()) {
      return Document.fromNumber(SdkNumber.fromString(node.asText()));
    }
    if (node.isBoolean()) {
      return Document.fromBoolean(node.booleanValue());
    }
    return node.isNull() ? Document.fromNull() : Document.fromString(node.asText());
  }

  static void write(Document document, JsonGenerator out) throws IOException {
    if (document.isMap()) {
      out.writeStartObject();
      for (Map.Entry<String, Document> entry : document.asMap().entrySet()) {
        out.writeFieldName(entry.getKey());
        write(entry.getValue(), out);
      }
      out.writeEndObject();
    } else if (document.isList()) {
      out.writeStartArray();
      for (Document each : document.asList()) {
        write(each, out);
      }
      out.writeEndArray();
    } else {
      plain(document, out);
    }
  }

  private static void plain(Document document, JsonGenerator out) throws IOException {
    if (document.isNumber()) {
      out.writeNumber(document.asNumber().stringValue());
    } else if (document.isBoolean()) {
      out.writeBoolean(document.asBoolean());
    } else if (document.isNull()) {
      out.writeNull();
    } else {
      out.writeString(document.asString());
    }
  }
}
