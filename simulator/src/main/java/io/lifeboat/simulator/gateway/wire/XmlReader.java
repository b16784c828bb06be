package io.lifeboat.simulator.gateway.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.MapTrait;

/** Fills the payload members of a model object from an XML element. */
final class XmlReader {

  void readInto(Element element, SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      if (field.location() == MarshallLocation.PAYLOAD && isFlattened(field)) {
        flattened(element, field).ifPresent(found -> field.set(builder, found));
      } else if (field.location() == MarshallLocation.PAYLOAD) {
        child(element, field.locationName())
            .ifPresent(found -> field.set(builder, value(found, field)));
      }
    }
  }

  /** The value of a member that is the whole element. */
  Object read(Element element, SdkField<?> field) {
    return value(element, field);
  }

  private static boolean isFlattened(SdkField<?> field) {
    return field.marshallingType() == MarshallingType.LIST && Fields.list(field).isFlattened();
  }

  /** A list whose members stand side by side without an element around them. */
  private Optional<List<Object>> flattened(Element element, SdkField<?> field) {
    SdkField<?> member = Fields.list(field).memberFieldInfo();
    List<Object> values =
        children(element)
            .filter(each -> field.locationName().equals(localName(each)))
            .map(each -> value(each, member))
            .toList();
    return Optional.of(values).filter(found -> !found.isEmpty());
  }

  private Object value(Element element, SdkField<?> field) {
    if (field.marshallingType() == MarshallingType.SDK_POJO) {
      return pojo(element, field);
    }
    if (field.marshallingType() == MarshallingType.LIST) {
      return list(element, field);
    }
    if (field.marshallingType() == MarshallingType.MAP) {
      return map(element, Fields.map(field));
    }
    return TextValues.parse(field, element.getTextContent());
  }

  private SdkPojo pojo(Element element, SdkField<?> field) {
    SdkPojo builder = field.constructor().get();
    readInto(element, builder);
    return Fields.build(builder);
  }

  private List<Object> list(Element element, SdkField<?> field) {
    SdkField<?> member = Fields.list(field).memberFieldInfo();
    List<Object> values = new ArrayList<>();
    children(element).forEach(each -> values.add(value(each, member)));
    return values;
  }

  private Map<String, Object> map(Element element, MapTrait map) {
    Map<String, Object> values = new LinkedHashMap<>();
    children(element)
        .forEach(
            entry -> {
              String key = child(entry, map.keyLocationName()).map(Node::getTextContent).orElse("");
              child(entry, map.valueLocationName())
                  .ifPresent(found -> values.put(key, value(found, map.valueFieldInfo())));
            });
    return values;
  }

  private static Optional<Element> child(Element element, String name) {
    return children(element).filter(each -> name.equals(localName(each))).findFirst();
  }

  private static Stream<Element> children(Element element) {
    List<Element> found = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        found.add(child);
      }
    }
    return found.stream();
  }

  private static String localName(Element element) {
    return element.getLocalName() == null ? element.getTagName() : element.getLocalName();
  }
}
