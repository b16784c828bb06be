package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.RestoreBackup;
import io.lifeboat.plan.step.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A recovery point of AWS Backup, restored into a new resource. In ARNs and in {@code as} {from},
 * {to} and {application} are filled in.
 *
 * @param restore the ARN of the resource that was backed up
 * @param vault the vault in the region, into which recovery points are copied beforehand
 * @param recoveryPoint the recovery point's ARN; the newest when not given
 * @param role the ARN of the role by which AWS Backup restores
 * @param metadata {@code as}: what the restore is told in place of what AWS Backup would say itself
 * @param in the region; where the application moves to when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnRestore(
    String restore,
    String vault,
    Optional<String> recoveryPoint,
    String role,
    @JsonProperty("as") Map<String, String> metadata,
    Optional<String> in)
    implements OwnAction {
  public OwnRestore {
    metadata = Ordered.map(metadata);
  }

  @Override
  public Step step(String id, OuterMove move) {
    Map<String, String> told = new LinkedHashMap<>();
    metadata.forEach((key, value) -> told.put(key, move.say(value)));
    return new RestoreBackup(
        id,
        move.in(in),
        vault,
        move.say(restore),
        recoveryPoint.map(move::say),
        move.say(role),
        told,
        move.plan().objectives().rpo());
  }
}
