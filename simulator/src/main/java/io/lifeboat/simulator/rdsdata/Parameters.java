package io.lifeboat.simulator.rdsdata;

import java.math.BigDecimal;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;

/** The parameters of a call as values for the database. */
final class Parameters {
  private static final Set<String> TEXT = Set.of("CHARACTER VARYING", "CHARACTER", "UNKNOWN");

  private Parameters() {}

  /** The values of a statement's parameters, in its order; null stands for SQL's null. */
  static List<Object> values(Sentence sentence, List<SqlParameter> given) {
    Map<String, Object> values = new HashMap<>();
    given.forEach(parameter -> values.put(parameter.name(), value(parameter)));
    return sentence.parameters().stream().map(name -> value(name, values)).toList();
  }

  private static Object value(String name, Map<String, Object> values) {
    if (!values.containsKey(name)) {
      throw DataFaults.badRequest("Cannot find parameter: " + name);
    }
    return values.get(name);
  }

  private static Object value(SqlParameter parameter) {
    Field field = parameter.value();
    if (field == null || field.type() == Field.Type.IS_NULL) {
      return null;
    }
    return switch (field.type()) {
      case STRING_VALUE -> hinted(parameter.typeHintAsString(), field.stringValue());
      case LONG_VALUE -> field.longValue();
      case DOUBLE_VALUE -> field.doubleValue();
      case BOOLEAN_VALUE -> field.booleanValue();
      case BLOB_VALUE -> field.blobValue().asByteArray();
      case ARRAY_VALUE -> throw DataFaults.badRequest("Array parameters are not supported.");
      default -> throw DataFaults.badRequest("Parameter " + parameter.name() + " has no value");
    };
  }

  private static Object hinted(String hint, String text) {
    try {
      return switch (hint == null ? "" : hint) {
        case "" -> text;
        case "TIMESTAMP" -> LocalDateTime.parse(text.strip().replace(' ', 'T'));
        case "DATE" -> LocalDate.parse(text);
        case "TIME" -> LocalTime.parse(text);
        case "DECIMAL" -> new BigDecimal(text);
        case "UUID" -> UUID.fromString(text);
        default -> throw DataFaults.notSimulated("The type hint " + hint);
      };
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw DataFaults.badRequest("\"" + text + "\" is not a " + hint.toLowerCase(Locale.ROOT));
    }
  }

  /** Sets the values; a text is not taken where PostgreSQL wants a cast or a type hint. */
  static void bind(List<Object> values, Sentence sentence, PreparedStatement statement)
      throws SQLException {
    ParameterMetaData wanted = values.isEmpty() ? null : statement.getParameterMetaData();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof String && !TEXT.contains(wanted.getParameterTypeName(i + 1))) {
        throw mismatch(sentence, wanted.getParameterTypeName(i + 1).toLowerCase(Locale.ROOT));
      }
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static RuntimeException mismatch(Sentence sentence, String type) {
    String hint = " Hint: You will need to rewrite or cast the expression.";
    return Set.of("insert", "update").contains(sentence.verb())
        ? DataFaults.sql(
            "column is of type " + type + " but expression is of type character varying" + hint,
            "42804")
        : DataFaults.sql(
            "operator does not exist: " + type + " = character varying" + hint, "42883");
  }
}
