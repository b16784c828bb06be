package io.lifeboat.simulator.world;

import java.util.List;
import java.util.Set;

/**
 * A parameter of Systems Manager's Parameter Store.
 *
 * @param value made up, as everything of a world
 * @param type {@code String} unless {@code StringList} or {@code SecureString}
 * @param key of a SecureString: id or alias; {@code alias/aws/ssm} when left out
 * @param was its earlier values, the oldest first
 */
public record Parameter(String value, String type, String key, List<String> was) {
  public Parameter {
    Check.given(value, "value of a parameter");
    type = type == null ? "String" : type;
    Check.that(
        Set.of("String", "StringList", "SecureString").contains(type),
        type + " is not a type of parameters");
    was = was == null ? List.of() : List.copyOf(was);
    key = key == null && type.equals("SecureString") ? "alias/aws/ssm" : key;
  }
}
