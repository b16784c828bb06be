package io.lifeboat.starter.options;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.RepairRequest;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which database is repaired, and how. */
public final class RepairOptions {
  @Option(
      names = "--database",
      paramLabel = "DATABASE",
      description = "The plan's name of the database to repair.")
  private Optional<String> database;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Where it is broken (default: the plan's primary).")
  private Optional<String> region;

  @Option(
      names = "--snapshot",
      paramLabel = "ID",
      description =
          "Identifier or ARN of the RDS snapshot that takes its place (default: what loses least).")
  private Optional<String> snapshot;

  /** Whether any of them was given. */
  public boolean isGiven() {
    return database.isPresent() || region.isPresent() || snapshot.isPresent();
  }

  /**
   * @throws Refusal when no database is named, or the plan does not know the region
   */
  public RepairRequest request(RecoveryPlan plan, String who, String why) {
    String name =
        database.orElseThrow(
            () ->
                Refusal.wrongInput(
                    "which database? give --database, one of %s"
                        .formatted(plan.databases().keySet())));
    if (snapshot.filter(String::isBlank).isPresent()) {
      throw Refusal.wrongInput("--snapshot is empty: leave it out, or name a snapshot");
    }
    return new RepairRequest(
        plan, name, region.map(code -> KnownRegions.of(plan, code)), snapshot, who, why);
  }
}
