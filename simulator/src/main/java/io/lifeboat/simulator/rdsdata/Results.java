package io.lifeboat.simulator.rdsdata;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rdsdata.model.ColumnMetadata;
import software.amazon.awssdk.services.rdsdata.model.DecimalReturnType;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.LongReturnType;
import software.amazon.awssdk.services.rdsdata.model.ResultSetOptions;

/** What a query found, in the fields of the RDS Data API: moments are texts in UTC. */
record Results(List<List<Field>> records, List<ColumnMetadata> columns) {
  private static final int LARGEST = 1024 * 1024;
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(java.util.Locale.ROOT);

  static Results read(ResultSet found, ResultSetOptions options) throws SQLException {
    ResultSetMetaData about = found.getMetaData();
    List<List<Field>> records = new ArrayList<>();
    long size = 0;
    while (found.next()) {
      List<Field> row = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        row.add(field(found, i, about.getColumnType(i), options));
      }
      size += row.toString().length();
      if (size > LARGEST) {
        throw DataFaults.unsupportedResult(
            "Database returned more than the allowed response size limit");
      }
      records.add(row);
    }
    return new Results(records, columns(about));
  }

  private static Field field(ResultSet found, int column, int type, ResultSetOptions options)
      throws SQLException {
    if (found.getObject(column) == null) {
      return Field.fromIsNull(true);
    }
    return switch (type) {
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT ->
          whole(found.getLong(column), options);
      case Types.DOUBLE, Types.FLOAT, Types.REAL -> Field.fromDoubleValue(found.getDouble(column));
      case Types.NUMERIC, Types.DECIMAL -> decimal(found.getBigDecimal(column), options);
      case Types.BOOLEAN, Types.BIT -> Field.fromBooleanValue(found.getBoolean(column));
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          text(moment(found.getObject(column, OffsetDateTime.class)));
      case Types.TIMESTAMP -> text(MOMENT.format(found.getObject(column, LocalDateTime.class)));
      case Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          Field.fromBlobValue(SdkBytes.fromByteArray(found.getBytes(column)));
      case Types.ARRAY, Types.STRUCT -> throw DataFaults.notSimulated("A result of that type");
      default -> text(found.getString(column));
    };
  }

  private static String moment(OffsetDateTime time) {
    return MOMENT.format(time.withOffsetSameInstant(ZoneOffset.UTC));
  }

  private static Field text(String text) {
    return Field.fromStringValue(text);
  }

  private static Field whole(long number, ResultSetOptions options) {
    boolean asText = options != null && options.longReturnType() == LongReturnType.STRING;
    return asText ? text(String.valueOf(number)) : Field.fromLongValue(number);
  }

  private static Field decimal(BigDecimal number, ResultSetOptions options) {
    if (options == null || options.decimalReturnType() != DecimalReturnType.DOUBLE_OR_LONG) {
      return text(number.toPlainString());
    }
    return number.scale() <= 0
        ? Field.fromLongValue(number.longValue())
        : Field.fromDoubleValue(number.doubleValue());
  }

  private static List<ColumnMetadata> columns(ResultSetMetaData about) throws SQLException {
    List<ColumnMetadata> columns = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(
          ColumnMetadata.builder()
              .name(about.getColumnLabel(i))
              .label(about.getColumnLabel(i))
              .type(about.getColumnType(i))
              .typeName(PostgresTypes.name(about.getColumnTypeName(i)))
              .tableName(about.getTableName(i))
              .schemaName(about.getSchemaName(i))
              .nullable(about.isNullable(i))
              .precision(about.getPrecision(i))
              .scale(about.getScale(i))
              .isAutoIncrement(about.isAutoIncrement(i))
              .isSigned(about.isSigned(i))
              .isCurrency(false)
              .isCaseSensitive(about.isCaseSensitive(i))
              .arrayBaseColumnType(0)
              .build());
    }
    return columns;
  }
}
