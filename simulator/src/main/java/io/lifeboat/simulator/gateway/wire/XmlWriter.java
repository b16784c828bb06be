package io.lifeboat.simulator.gateway.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Writes model objects as XML elements: answers of the query and REST-XML protocols. */
final class XmlWriter {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  /** What a document holds; writing to memory does not fail. */
  interface Content {
    void writeTo(XmlWriter xml) throws XMLStreamException;
  }

  private final XMLStreamWriter out;

  private XmlWriter(XMLStreamWriter out) {
    this.out = out;
  }

  /** A whole document without a namespace. */
  static byte[] document(String root, Content content) {
    return document(root, "", content);
  }

  /** A whole document whose root element has a default namespace. */
  static byte[] document(String root, String namespace, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      out.writeStartElement(root);
      if (!namespace.isEmpty()) {
        out.writeDefaultNamespace(namespace);
      }
      content.writeTo(new XmlWriter(out));
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("cannot write " + root, impossible);
    }
    return bytes.toByteArray();
  }

  void element(String name, Content content) throws XMLStreamException {
    out.writeStartElement(name);
    content.writeTo(this);
    out.writeEndElement();
  }

  void text(String name, String text) throws XMLStreamException {
    element(name, xml -> xml.out.writeCharacters(text));
  }

  /** The payload members of an object, each as an element. */
  void members(SdkPojo pojo) throws XMLStreamException {
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = Fields.value(field, pojo).orElse(null);
      if (value != null && field.location() == MarshallLocation.PAYLOAD) {
        value(field.unmarshallLocationName(), field, value);
      }
    }
  }

  private void value(String name, SdkField<?> field, Object value) throws XMLStreamException {
    if (value instanceof SdkPojo pojo) {
      element(name, xml -> xml.members(pojo));
    } else if (value instanceof List<?> list && Fields.list(field).isFlattened()) {
      for (Object each : list) {
        value(name, Fields.list(field).memberFieldInfo(), each);
      }
    } else if (value instanceof List<?> list) {
      element(name, xml -> xml.list(Fields.list(field), list));
    } else if (value instanceof Map<?, ?> map) {
      element(name, xml -> xml.map(Fields.map(field), map));
    } else {
      text(name, TextValues.format(value));
    }
  }

  private void list(ListTrait trait, List<?> list) throws XMLStreamException {
    for (Object each : list) {
      value(Fields.memberName(trait), trait.memberFieldInfo(), each);
    }
  }

  private void map(MapTrait trait, Map<?, ?> map) throws XMLStreamException {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      element(
          "entry",
          xml -> {
            xml.text(trait.keyLocationName(), entry.getKey().toString());
            xml.value(trait.valueLocationName(), trait.valueFieldInfo(), entry.getValue());
          });
    }
  }
}
