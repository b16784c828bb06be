package io.lifeboat.activities.lambda;

import io.lifeboat.activities.Figures;
import io.lifeboat.plan.Region;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.Layer;

/**
 * How a function is set up. Values of its environment may be secret: they are compared and handed
 * to Lambda, and nothing else sees more of them than a digest.
 *
 * @param layers their ARNs, in the order in which they are laid
 */
record LambdaSettings(
    String runtime,
    int memory,
    int timeout,
    Map<String, String> environment,
    List<String> layers,
    boolean inVpc) {
  private static final int SHORT = 8;

  static LambdaSettings of(GetFunctionConfigurationResponse found) {
    return new LambdaSettings(
        String.valueOf(found.runtimeAsString()),
        Optional.ofNullable(found.memorySize()).orElse(128),
        Optional.ofNullable(found.timeout()).orElse(3),
        found.environment() == null ? Map.of() : new TreeMap<>(found.environment().variables()),
        found.layers().stream().map(Layer::arn).toList(),
        found.vpcConfig() != null && !found.vpcConfig().subnetIds().isEmpty());
  }

  /**
   * What these settings come to in another region: names of the region in layers and values are
   * replaced, and what is left alone is taken from {@code there}.
   */
  LambdaSettings carriedTo(Region from, Region to, Set<String> ignoring, LambdaSettings there) {
    Map<String, String> carried = new TreeMap<>();
    environment.forEach((key, value) -> carried.put(key, value.replace(from.name(), to.name())));
    carried.keySet().removeAll(ignoring);
    there.environment.forEach(
        (key, value) -> {
          if (ignoring.contains(key)) {
            carried.put(key, value);
          }
        });
    return new LambdaSettings(
        runtime,
        memory,
        timeout,
        carried,
        layers.stream().map(arn -> arn.replace(":" + from + ":", ":" + to + ":")).toList(),
        there.inVpc);
  }

  /** How these differ from what is wanted, one phrase each: names and digests, never values. */
  List<String> differences(LambdaSettings wanted) {
    List<String> all = new ArrayList<>();
    differ(all, "runtime", runtime, wanted.runtime);
    differ(all, "memory", memory + " MB", wanted.memory + " MB");
    differ(all, "timeout", timeout + " s", wanted.timeout + " s");
    differ(all, "layers", names(layers), names(wanted.layers));
    Set<String> keys = new TreeSet<>(environment.keySet());
    keys.addAll(wanted.environment.keySet());
    keys.forEach(key -> differ(all, "variable " + key, digest(key), wanted.digest(key)));
    return all;
  }

  /** {@code java21, 512 MB, 30 s, 4 variables, 1 layer, no VPC}. */
  String words() {
    return "%s, %d MB, %d s, %s, %s, %s"
        .formatted(
            runtime,
            memory,
            timeout,
            Figures.count(environment.size(), "variable"),
            Figures.count(layers.size(), "layer"),
            inVpc ? "in a VPC" : "in no VPC");
  }

  private static void differ(List<String> all, String what, String now, String wanted) {
    if (!now.equals(wanted)) {
      all.add("%s %s instead of %s".formatted(what, now, wanted));
    }
  }

  private static String names(List<String> layers) {
    return layers.isEmpty()
        ? "none"
        : String.join("+", layers.stream().map(arn -> arn.replaceFirst(".*:layer:", "")).toList());
  }

  /** The key is digested too: equal values of two keys do not show as equal. */
  private String digest(String key) {
    String value = environment.get(key);
    if (value == null) {
      return "absent";
    }
    try {
      byte[] bytes = (key + "=" + value).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "#" + HexFormat.of().formatHex(digest).substring(0, SHORT);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Without values: records print what they hold. */
  @Override
  public String toString() {
    return words();
  }
}
