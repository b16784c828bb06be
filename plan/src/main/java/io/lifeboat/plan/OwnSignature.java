package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.CallHttps.Hmac;
import io.lifeboat.plan.step.CallHttps.SigV4;
import io.lifeboat.plan.step.CallHttps.Signing;
import java.util.Optional;

/** How a call is signed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@Type(OwnSignature.ByKey.class), @Type(OwnSignature.AsAws.class)})
public sealed interface OwnSignature permits OwnSignature.ByKey, OwnSignature.AsAws {
  /** As the step takes it. */
  Signing signing(OuterMove move);

  /**
   * HMAC-SHA256 with a key of its own.
   *
   * @param hmac the ARN or the name of the Secrets Manager secret that is the key
   * @param header the header that carries it; {@code X-Signature} when not given
   */
  @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
  record ByKey(String hmac, Optional<String> header) implements OwnSignature {
    @Override
    public Signing signing(OuterMove move) {
      return new Hmac(move.say(hmac), header.orElse("X-Signature"));
    }
  }

  /**
   * As AWS's own APIs are, with the worker's credentials.
   *
   * @param sigv4 the service that is signed for
   */
  @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
  record AsAws(String sigv4) implements OwnSignature {
    @Override
    public Signing signing(OuterMove move) {
      return new SigV4(sigv4);
    }
  }
}
