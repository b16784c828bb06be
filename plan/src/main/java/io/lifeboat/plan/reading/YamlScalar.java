package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One YAML value as JSON; a number that JSON does not have is missing. */
final class YamlScalar {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_NUMBER = 40;

  private YamlScalar() {}

  static JsonNode of(ScalarNode node) {
    Tag tag = node.getTag();
    String text = node.getValue();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(text);
    }
    return JSON.textNode(text);
  }

  private static JsonNode number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return MissingNode.getInstance();
    }
    try {
      return text.startsWith("0x") || text.startsWith("0o")
          ? JSON.numberNode(based(text))
          : decimal(text);
    } catch (NumberFormatException notInJson) {
      return MissingNode.getInstance();
    }
  }

  private static BigInteger based(String text) {
    return new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8);
  }

  private static JsonNode decimal(String text) {
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
      return MissingNode.getInstance();
    }
    if (number.stripTrailingZeros().scale() > 0) {
      return JSON.numberNode(number);
    }
    BigInteger whole = number.toBigIntegerExact();
    return whole.bitLength() < 32 ? JSON.numberNode(whole.intValue()) : JSON.numberNode(whole);
  }
}
