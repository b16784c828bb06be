package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the application lives.
 *
 * @param primary where it normally serves
 * @param standby where it can move to, the first preferred; at least one
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Regions(
    Region primary,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Region> standby) {
  public Regions {
    standby = List.copyOf(standby);
    if (standby.isEmpty()) {
      throw new IllegalArgumentException("an application needs at least one standby region");
    }
  }

  /** All of them, the primary first. */
  public List<Region> all() {
    return Stream.concat(Stream.of(primary), standby.stream()).toList();
  }
}
