package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * A DynamoDB global table.
 *
 * @param dynamodb the table's name
 * @param markers the key under which Lifeboat may write and read markers: each key attribute with
 *     its value, in one of which {@code {marker}} stands for the marker; none when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record DynamoDbTable(String dynamodb, Map<String, String> markers) implements Store {
  public DynamoDbTable {
    markers = Ordered.map(markers);
  }
}
