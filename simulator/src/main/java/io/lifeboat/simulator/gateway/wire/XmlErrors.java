package io.lifeboat.simulator.gateway.wire;

import java.util.Map;

/** Errors as the XML protocols wrap them. */
final class XmlErrors {
  private XmlErrors() {}

  static Map<String, String> requestId(String requestId) {
    return Map.of("x-amzn-RequestId", requestId);
  }

  /** The answer that carries an error of S3, which wraps it in nothing. */
  static HttpAnswer bare(WireError error, String requestId) {
    byte[] body =
        XmlWriter.document(
            "Error",
            xml -> {
              xml.text("Code", error.code());
              xml.text("Message", error.message());
              xml.text("RequestId", requestId);
            });
    return HttpAnswer.of(error.status(), "application/xml", body).with(requestId(requestId));
  }

  /** The answer that carries an error. */
  static HttpAnswer answer(String namespace, WireError error, String requestId) {
    byte[] body =
        XmlWriter.document(
            "ErrorResponse",
            namespace,
            xml -> {
              xml.element(
                  "Error",
                  inner -> {
                    inner.text("Type", error.isSenders() ? "Sender" : "Receiver");
                    inner.text("Code", error.code());
                    inner.text("Message", error.message());
                    if (error.fields().isPresent()) {
                      inner.members(error.fields().get());
                    }
                  });
              xml.text("RequestId", requestId);
            });
    return HttpAnswer.of(error.status(), "text/xml", body).with(requestId(requestId));
  }
}
