package io.lifeboat.simulator.rdsdata;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** H2's errors as PostgreSQL would report them. */
final class SqlErrors {
  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern PLACE = Pattern.compile("\\[\\*\\]\\s*([\\w.]+|\\S)");

  private SqlErrors() {}

  static AwsServiceException of(SQLException thrown) {
    String said = thrown.getMessage().lines().findFirst().orElse("");
    String name = first(NAME, said);
    return switch (thrown.getErrorCode()) {
      case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1 ->
          DataFaults.sql("relation \"" + name + "\" does not exist", "42P01");
      case ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1 ->
          DataFaults.sql("relation \"" + name + "\" already exists", "42P07");
      case ErrorCode.COLUMN_NOT_FOUND_1 ->
          DataFaults.sql("column \"" + name + "\" does not exist", "42703");
      case ErrorCode.FUNCTION_NOT_FOUND_1 ->
          DataFaults.sql("function " + name + " does not exist (or is not simulated)", "42883");
      case ErrorCode.DUPLICATE_KEY_1 ->
          DataFaults.sql("duplicate key value violates unique constraint", "23505");
      case ErrorCode.NULL_NOT_ALLOWED ->
          DataFaults.sql(
              "null value in column \"" + name + "\" violates not-null constraint", "23502");
      case ErrorCode.SYNTAX_ERROR_1, ErrorCode.SYNTAX_ERROR_2 ->
          DataFaults.sql(
              "syntax error at or near \"%s\" (or beyond what is simulated)"
                  .formatted(first(PLACE, said)),
              "42601");
      case ErrorCode.ADMIN_RIGHTS_REQUIRED, ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1 ->
          DataFaults.sql("permission denied", "42501");
      default -> DataFaults.sql(said.replaceAll("; SQL statement:$", ""), thrown.getSQLState());
    };
  }

  private static String first(Pattern pattern, String text) {
    Matcher match = pattern.matcher(text);
    return match.find() ? match.group(1) : "";
  }
}
