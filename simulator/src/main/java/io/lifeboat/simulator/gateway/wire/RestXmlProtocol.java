package io.lifeboat.simulator.gateway.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.protocols.xml.AwsXmlProtocolFactory;

/** REST-XML: the operation in verb and path, XML both ways. Route 53. */
public final class RestXmlProtocol implements WireProtocol {
  private final XmlReader reader = new XmlReader();

  @Override
  public OperationShape operation(HttpCall call, ServiceShape service) {
    return RestPath.find(call, service)
        .orElseThrow(
            () ->
                CallRefused.notSimulated(
                    "The operation "
                        + call.method()
                        + " "
                        + call.path()
                        + " of "
                        + service.name()
                        + " is not simulated."));
  }

  @Override
  public SdkPojo request(HttpCall call, ServiceShape service, OperationShape operation) {
    SdkPojo builder = operation.requestBuilder();
    Map<String, String> inPath = RestPath.parameters(call, operation);
    for (SdkField<?> field : builder.sdkFields()) {
      outsideBody(field, call, inPath)
          .ifPresent(text -> field.set(builder, TextValues.parse(field, text)));
    }
    if (call.body().length > 0) {
      reader.readInto(root(call), builder);
    }
    return Fields.build(builder);
  }

  @Override
  public HttpAnswer success(
      ServiceShape service, OperationShape operation, SdkPojo response, String requestId) {
    byte[] body =
        XmlWriter.document(
            operation.name() + "Response", namespace(service), xml -> xml.members(response));
    return HttpAnswer.of(200, "text/xml", body)
        .with(headers(response))
        .with(XmlErrors.requestId(requestId));
  }

  @Override
  public HttpAnswer failure(ServiceShape service, WireError error, String requestId) {
    return XmlErrors.answer(namespace(service), error, requestId);
  }

  private static Optional<String> outsideBody(
      SdkField<?> field, HttpCall call, Map<String, String> inPath) {
    return switch (field.location()) {
      case PATH, GREEDY_PATH -> Optional.ofNullable(inPath.get(field.locationName()));
      case QUERY_PARAM -> Optional.ofNullable(call.query().get(field.locationName()));
      case HEADER -> call.header(field.locationName());
      default -> Optional.empty();
    };
  }

  private static Map<String, String> headers(SdkPojo response) {
    Map<String, String> headers = new HashMap<>();
    for (SdkField<?> field : response.sdkFields()) {
      if (field.location() == MarshallLocation.HEADER) {
        Fields.value(field, response)
            .ifPresent(value -> headers.put(field.locationName(), TextValues.format(value)));
      }
    }
    return headers;
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
