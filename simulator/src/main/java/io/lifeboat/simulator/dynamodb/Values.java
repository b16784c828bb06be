package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.invalid;

import java.math.BigDecimal;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares attribute values as DynamoDB does: only those of one type have an order. */
final class Values {
  private Values() {}

  static boolean isEqual(AttributeValue one, AttributeValue other) {
    return order(one, other).map(order -> order == 0).orElseGet(() -> one.equals(other));
  }

  /** Below, at or above zero; empty when the two have no order. */
  static Optional<Integer> order(AttributeValue one, AttributeValue other) {
    if (one.s() != null && other.s() != null) {
      return Optional.of(one.s().compareTo(other.s()));
    }
    if (one.n() != null && other.n() != null) {
      return Optional.of(number(one).compareTo(number(other)));
    }
    return Optional.empty();
  }

  static BigDecimal number(AttributeValue value) {
    try {
      return new BigDecimal(String.valueOf(value.n()));
    } catch (NumberFormatException wrong) {
      throw invalid("The parameter cannot be converted to a numeric value: " + value.n());
    }
  }
}
