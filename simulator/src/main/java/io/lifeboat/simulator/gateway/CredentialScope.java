package io.lifeboat.simulator.gateway;

import io.lifeboat.simulator.gateway.wire.HttpCall;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who signed a request, for which region and service (Signature Version 4; not verified). */
record CredentialScope(String accessKey, String region, String service) {
  private static final Pattern SCOPE =
      Pattern.compile("(?:^|Credential=)([^/\\s]+)/\\d{8}/([^/]*)/([^/]+)/aws4_request");

  static Optional<CredentialScope> of(HttpCall call) {
    return Stream.concat(
            call.header("authorization").stream(),
            Optional.ofNullable(call.query().get("X-Amz-Credential")).stream())
        .map(SCOPE::matcher)
        .filter(Matcher::find)
        .map(found -> new CredentialScope(found.group(1), found.group(2), found.group(3)))
        .findFirst();
  }
}
