package io.lifeboat.simulator.gateway.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.xml.AwsXmlProtocolFactory;

/**
 * REST-XML: the operation in verb and path, XML both ways. Route 53, and S3 but for what streams.
 */
public final class RestXmlProtocol implements WireProtocol {
  private final XmlReader reader = new XmlReader();

  @Override
  public OperationShape operation(HttpCall call, ServiceShape service) {
    return RestPath.operation(call, service);
  }

  @Override
  public SdkPojo request(HttpCall call, ServiceShape service, OperationShape operation) {
    SdkPojo builder = operation.requestBuilder();
    RestMembers.read(call, operation, builder);
    if (call.body().length > 0) {
      Optional<SdkField<?>> payload = RestMembers.payload(builder);
      if (payload.isPresent()) {
        payload.get().set(builder, reader.read(root(call), payload.get()));
      } else {
        reader.readInto(root(call), builder);
      }
    }
    return Fields.build(builder);
  }

  @Override
  public HttpAnswer success(
      ServiceShape service, OperationShape operation, SdkPojo response, String requestId) {
    byte[] body =
        RestMembers.payload(response)
            .map(payload -> whole(service, payload, response))
            .orElseGet(
                () ->
                    XmlWriter.document(
                        operation.name() + "Response",
                        namespace(service),
                        xml -> xml.members(response)));
    return HttpAnswer.of(200, "text/xml", body)
        .with(RestMembers.headers(response))
        .with(XmlErrors.requestId(requestId));
  }

  /** An answer whose body is one of its members. */
  private static byte[] whole(ServiceShape service, SdkField<?> payload, SdkPojo response) {
    return Fields.value(payload, response)
        .filter(SdkPojo.class::isInstance)
        .map(SdkPojo.class::cast)
        .map(
            pojo ->
                XmlWriter.document(
                    payload.locationName(), namespace(service), xml -> xml.members(pojo)))
        .orElse(new byte[0]);
  }

  @Override
  public HttpAnswer failure(ServiceShape service, WireError error, String requestId) {
    if (service.name().equals(ServiceShape.S3)) {
      return XmlErrors.bare(error, requestId);
    }
    return XmlErrors.answer(namespace(service), error, requestId);
  }

  private static String namespace(ServiceShape service) {
    return service.operations().values().stream()
        .map(o -> o.binding().addtionalMetadata(AwsXmlProtocolFactory.XML_NAMESPACE_ATTRIBUTE))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse("https://" + service.name() + ".amazonaws.com/");
  }

  private static Element root(HttpCall call) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var parser = factory.newDocumentBuilder();
      parser.setErrorHandler(Silent.HANDLER);
      return parser.parse(new ByteArrayInputStream(call.body())).getDocumentElement();
    } catch (SAXException | IOException wrong) {
      throw CallRefused.malformed("InvalidInput", "Invalid XML ; " + wrong.getMessage());
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("this JDK cannot parse XML safely", impossible);
    }
  }

  // The parser's own handler prints to the console.
  private enum Silent implements ErrorHandler {
    HANDLER;

    @Override
    public void warning(org.xml.sax.SAXParseException ignored) {}

    @Override
    public void error(org.xml.sax.SAXParseException wrong) throws SAXException {
      throw wrong;
    }

    @Override
    public void fatalError(org.xml.sax.SAXParseException wrong) throws SAXException {
      throw wrong;
    }
  }
}
