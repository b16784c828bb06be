package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Restores what AWS Backup keeps of a resource in a vault of the region, where a copy action of its
 * backup plan has brought it, into a new resource.
 *
 * @param name the plan's name of what is restored
 * @param region where it is restored, and where the vault is
 * @param vault the vault's name
 * @param resource the ARN of the resource that was backed up
 * @param recoveryPoint the ARN of the recovery point; the newest one when empty
 * @param roleArn the ARN of the role by which AWS Backup restores
 * @param metadata what is told to the restore in place of what AWS Backup would say itself, such as
 *     {@code targetTableName}; no secrets
 * @param rpo what the recovery point's age is held against
 */
public record RestoreBackup(
    String name,
    Region region,
    String vault,
    String resource,
    Optional<String> recoveryPoint,
    String roleArn,
    Map<String, String> metadata,
    Duration rpo)
    implements Step {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "arn:aws[a-z-]*:(?:s3:::\\S+|(?:dynamodb|rds|elasticfilesystem|ec2|fsx|redshift)"
              + ":[a-z0-9-]+:\\d{12}:\\S+)");

  public RestoreBackup {
    Needed.name(name, "the name of what is restored");
    Needed.present(region, "the region of " + name);
    Needed.name(vault, "the vault of " + name);
    Needed.that(
        resource != null && RESOURCE.matcher(resource).matches(),
        "what was backed up of " + name + " is not the ARN of what AWS Backup restores");
    Needed.notNegative(rpo, "the RPO of " + name);
    Needed.arn(roleArn, "iam", "", "the role to restore " + name);
    metadata = metadata == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  @Override
  public String title() {
    return "restore " + name + " from vault " + vault + " in " + region;
  }

  @Override
  public String undo() {
    return "what was restored stays; remove it by hand when nobody needs it";
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofHours(6);
  }
}
