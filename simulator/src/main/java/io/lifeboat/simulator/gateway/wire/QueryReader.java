package io.lifeboat.simulator.gateway.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.MapTrait;

/** Fills a model object from query parameters. */
final class QueryReader {

  SdkPojo read(QueryTree tree, SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      tree.child(field.locationName()).ifPresent(node -> field.set(builder, value(node, field)));
    }
    return Fields.build(builder);
  }

  private Object value(QueryTree node, SdkField<?> field) {
    if (field.marshallingType() == MarshallingType.SDK_POJO) {
      return read(node, field.constructor().get());
    }
    if (field.marshallingType() == MarshallingType.LIST) {
      return list(node, Fields.list(field).memberFieldInfo());
    }
    if (field.marshallingType() == MarshallingType.MAP) {
      return map(node, Fields.map(field));
    }
    return TextValues.parse(field, node.text().orElse(""));
  }

  private List<Object> list(QueryTree node, SdkField<?> member) {
    List<Object> values = new ArrayList<>();
    node.members().forEach(each -> values.add(value(each, member)));
    return values;
  }

  private Map<String, Object> map(QueryTree node, MapTrait map) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (QueryTree entry : node.members()) {
      String key =
          entry
              .child(map.keyLocationName())
              .flatMap(QueryTree::text)
              .orElseThrow(() -> CallRefused.malformed("MalformedInput", "A map entry has no key"));
      Optional<QueryTree> value = entry.child(map.valueLocationName());
      value.ifPresent(present -> values.put(key, value(present, map.valueFieldInfo())));
    }
    return values;
  }
}
