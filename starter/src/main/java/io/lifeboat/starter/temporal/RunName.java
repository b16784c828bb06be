package io.lifeboat.starter.temporal;

import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.FailoverRequest;
import java.util.regex.Pattern;

/**
 * A run as people name it: the application's name, or the workflow id.
 *
 * @param application such as eu-web-shop
 */
public record RunName(String application) {
  private static final Pattern APPLICATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final String PREFIX = FailoverRequest.workflowId("");

  /**
   * Reads {@code eu-web-shop} or {@code recover/eu-web-shop}.
   *
   * @throws Refusal when it is neither
   */
  public static RunName parse(String text) {
    String application = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    if (!APPLICATION.matcher(application).matches()) {
      throw Refusal.wrongInput(
          "'%s' does not name a run: write the application's name, like eu-web-shop, or the workflow id, like recover/eu-web-shop"
              .formatted(text));
    }
    return new RunName(application);
  }

  /** The workflow id. */
  public String workflowId() {
    return FailoverRequest.workflowId(application);
  }
}
