package io.lifeboat.starter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.report.audit.Sha256;
import io.temporal.api.common.v1.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What events carry: read for a few words, else only digested. */
final class Payloads {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private Payloads() {}

  /** The first of them as a tree; missing when there is none, or it is no JSON. */
  static JsonNode first(io.temporal.api.common.v1.Payloads payloads) {
    return at(payloads, 0);
  }

  static JsonNode at(io.temporal.api.common.v1.Payloads payloads, int place) {
    return payloads.getPayloadsCount() > place
        ? tree(payloads.getPayloads(place))
        : MissingNode.getInstance();
  }

  static JsonNode tree(Payload payload) {
    try {
      JsonNode tree = MAPPER.readTree(payload.getData().toByteArray());
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** SHA-256 of the bytes of every payload in a message, by the place where it stands. */
  static Map<String, String> digests(Message message) {
    Map<String, String> digests = new TreeMap<>();
    collect("", message, digests);
    return digests;
  }

  private static void collect(String place, Message message, Map<String, String> digests) {
    if (message instanceof Payload payload) {
      digests.put(place, Sha256.of(payload.getData().toByteArray()));
      return;
    }
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      String name = place.isEmpty() ? "" : place + ".";
      String path = name + field.getKey().getName();
      if (field.getValue() instanceof List<?> many) {
        for (int i = 0; i < many.size(); i++) {
          if (many.get(i) instanceof Message each) {
            collect(path + "[" + i + "]", each, digests);
          }
        }
      } else if (field.getValue() instanceof Message one) {
        collect(path, one, digests);
      }
    }
  }
}
