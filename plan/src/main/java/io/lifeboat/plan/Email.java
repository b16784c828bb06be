package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.NotifyEmail;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * An e-mail by SES.
 *
 * @param email who gets it
 * @param from who sends it: an address that SES has verified, itself or by its domain
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Email(
    String email, String from, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Urgency> tells)
    implements Channel {
  public Email {
    tells = Ordered.list(tells);
  }

  /** The same to somebody else. */
  public Email to(String address) {
    return new Email(address, from, List.of());
  }

  @Override
  public Step telling(String name, Region region, Notice notice) {
    return new NotifyEmail(name, region, email, from, notice.urgency(), notice.subject());
  }

  @Override
  public Stream<String> needs() {
    return Stream.empty();
  }
}
