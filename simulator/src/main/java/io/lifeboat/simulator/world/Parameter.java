package io.lifeboat.simulator.world;

import java.util.Set;

/**
 * A parameter of Systems Manager's Parameter Store.
 *
 * @param value made up, as everything of a world
 * @param type {@code String} unless {@code StringList} or {@code SecureString}
 * @param key of a SecureString: id or alias; {@code alias/aws/ssm} when left out
 */
public record Parameter(String value, String type, String key) {
  public Parameter {
    Check.given(value, "value of a parameter");
    type = type == null ? "String" : type;
    Check.that(
        Set.of("String", "StringList", "SecureString").contains(type),
        type + " is not a type of parameters");
    key = key == null && type.equals("SecureString") ? "alias/aws/ssm" : key;
  }
}
