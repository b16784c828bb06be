package io.lifeboat.starter.dev;

import io.lifeboat.starter.Refusal;
import java.nio.file.Path;

/**
 * What is started for a person.
 *
 * @param world what exists in simulated AWS
 * @param folder where databases and logs go
 * @param speedUp how many times as fast as the real one simulated AWS is
 * @param isFresh whether runs of earlier times are forgotten
 * @param isInJvm whether the small Temporal server is taken even when there is a real one
 */
public record PlaygroundSettings(
    Path world, Path folder, double speedUp, boolean isFresh, boolean isInJvm) {
  public PlaygroundSettings {
    if (!(speedUp >= 1 && speedUp <= 1000)) {
      throw Refusal.wrongInput("--speed-up %s: give a number from 1 to 1000".formatted(speedUp));
    }
  }

  /** The world file beside a plan: {@code shop.yaml} has {@code shop.world.yaml}. */
  public static Path worldOf(Path plan) {
    String name = plan.getFileName().toString().replaceFirst("\\.(ya?ml|json)$", "");
    return plan.resolveSibling(name + ".world.yaml");
  }

  /** Where this machine keeps what commands leave behind: {@code .lifeboat/<name>}. */
  public static Path folder(String name) {
    return Path.of(System.getProperty("lifeboat.home", "."), ".lifeboat", name);
  }
}
