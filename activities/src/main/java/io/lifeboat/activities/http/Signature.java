package io.lifeboat.activities.http;

import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CallHttps;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The headers that prove who asks. They go nowhere but into the request. */
public final class Signature {
  private Signature() {}

  /** As AWS signs: the given headers, and those of Signature Version 4. */
  static Map<String, String> sigV4(
      CallHttps step,
      String service,
      Map<String, String> headers,
      AwsCredentialsIdentity credentials,
      Watch watch) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(step.method()))
            .uri(URI.create(step.url()));
    headers.forEach(request::putHeader);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                it ->
                    it.identity(credentials)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromUtf8String(step.body().orElse("")))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, step.region().name())
                        .putProperty(
                            HttpSigner.SIGNING_CLOCK, Clock.fixed(watch.now(), ZoneOffset.UTC)))
            .request();
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    signed.forEachHeader((name, values) -> all.put(name, String.join(",", values)));
    // The client names the host and the length itself, and as they were signed.
    all.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).matches("host|content-length"));
    return all;
  }

  /** HMAC-SHA256 over time, dot and body; the time is {@code X-Timestamp}. */
  public static Map<String, String> hmac(
      String body, String header, Map<String, String> headers, String key, Watch watch) {
    String time = String.valueOf(watch.now().getEpochSecond());
    Map<String, String> all = new TreeMap<>(headers);
    all.put("X-Timestamp", time);
    all.put(header, hex(key, time + "." + body));
    return all;
  }

  private static String hex(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
