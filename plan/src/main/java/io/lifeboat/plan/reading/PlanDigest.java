package io.lifeboat.plan.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which plan it is: the same for the same content, however it was written or formatted. */
public final class PlanDigest {
  private static final ObjectMapper CANONICAL =
      LifeboatJson.mapper().copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private PlanDigest() {}

  /** SHA-256 of the plan's canonical JSON, as 64 hexadecimal digits. */
  public static String of(RecoveryPlan plan) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(canonical(plan).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no SHA-256", missing);
    }
  }

  /** The plan as JSON without spaces, every object's keys sorted. */
  public static String canonical(RecoveryPlan plan) {
    try {
      JsonNode tree = CANONICAL.valueToTree(plan);
      return CANONICAL.writeValueAsString(CANONICAL.treeToValue(tree, Object.class));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("the plan cannot be written as JSON", unwritable);
    }
  }
}
