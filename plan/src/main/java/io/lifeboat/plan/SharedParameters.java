package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * SSM parameters that must be alike in every region.
 *
 * @param parameters paths, such as {@code /shop/}
 * @param except paths and names that differ by region and are left alone
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record SharedParameters(List<String> parameters, List<String> except)
    implements Configuration {
  public SharedParameters {
    parameters = Ordered.list(parameters);
    except = Ordered.list(except);
  }
}
