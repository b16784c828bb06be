package io.lifeboat.plan.step;

import java.util.regex.Pattern;

/**
 * How AWS, or PostgreSQL, writes the names of its things, so that an ARN, an address or a name of
 * something else is refused before a run.
 */
enum Form {
  RDS("[A-Za-z][A-Za-z0-9-]{0,62}", "letters, digits and hyphens, and no ARN"),
  SECURITY_GROUP("sg-[a-z0-9]{1,40}", "an id like sg-0123abcd"),
  INSTANCE_CLASS("db\\.[a-z0-9.-]+", "a class like db.r6g.large"),
  SNAPSHOT("(?:arn:[a-z-]+:rds:)?[A-Za-z][A-Za-z0-9:-]*", "the identifier or ARN of a snapshot"),
  CACHE("[A-Za-z][A-Za-z0-9-]{0,62}", "letters, digits and hyphens, and no ARN"),
  TABLE("[A-Za-z0-9_.-]{3,255}", "3 to 255 letters, digits, dots, hyphens and underscores"),
  BUCKET("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "3 to 63 small letters, digits, dots and hyphens"),
  ECS("[A-Za-z0-9_-]{1,255}", "letters, digits, hyphens and underscores, and no ARN"),
  FUNCTION("[A-Za-z0-9_-]{1,64}", "letters, digits, hyphens and underscores, and no ARN"),
  QUEUE("[A-Za-z0-9_-]{1,80}(?:\\.fifo)?", "its name, neither its URL nor its ARN"),
  GROUP_OF_INSTANCES("[^:/\\s][^:/]{0,254}", "its name, and no ARN"),
  SECRET(
      "[A-Za-z0-9/_+=.@-]{1,512}|arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\\d{12}:secret:\\S+",
      "the name or the ARN of a secret"),
  DOCUMENT(
      "[A-Za-z0-9_.-]{3,128}|arn:[a-z-]+:ssm:[a-z0-9-]+:\\d{0,12}:document/\\S+",
      "the name or the ARN of a document"),
  ZONE("[A-Z0-9]{1,32}", "an id like Z04EXAMPLE"),
  HEALTH_CHECK("[A-Za-z0-9-]{1,64}", "an id of letters, digits and hyphens"),
  DOMAIN("[A-Za-z0-9_*-]+(?:\\.[A-Za-z0-9_-]+)+\\.?", "a domain like www.example.com"),
  POSTGRES("[A-Za-z_][A-Za-z0-9_$]{0,62}", "a name of PostgreSQL's, without quotes"),
  POSTGRES_TABLE(
      "[A-Za-z_][A-Za-z0-9_$]{0,62}(?:\\.[A-Za-z_][A-Za-z0-9_$]{0,62})?", "a table's name");

  private final Pattern pattern;
  private final String described;

  Form(String pattern, String described) {
    this.pattern = Pattern.compile(pattern);
    this.described = described;
  }

  /**
   * Refuses what is not written so.
   *
   * @param what which name it is, such as {@code the instance of crm}
   * @throws IllegalArgumentException in one sentence
   */
  void check(String value, String what) {
    Needed.text(value, what);
    Needed.that(
        pattern.matcher(value).matches(),
        "%s cannot be '%s'; write %s".formatted(what, value, described));
  }
}
