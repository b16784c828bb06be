package io.lifeboat.activities;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lifeboat.plan.step.Step;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of every step, made wrong in every way: refused in a sentence, or known harmless. */
@Timeout(60)
class BadInputTest {
  @Test
  void everyWrongValueIsRefusedInASentence() {
    assertThat(damages().flatMap(damage -> badlyRefused(damage).stream()).distinct()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("taken")
  void onlyWhatIsKnownToBeHarmlessIsTaken(String damage) {
    assertThat(HARMLESS.keySet()).anyMatch(damage::matches);
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatIsCalledHarmlessIsTaken(String pattern) {
    assertThat(taken()).as(HARMLESS.get(pattern)).anyMatch(damage -> damage.matches(pattern));
  }

  /** What may be said of a step without harm, and why. */
  private static final Map<String, String> HARMLESS =
      Map.ofEntries(
          entry("CallHttps /body: .*", "the plan's owner says what is sent"),
          entry("Notify\\w+ /subject: an ARN", "people may be told of one"),
          entry("CompareS3Prefix /(otherP|p)refix: .*", "S3 takes any prefix; an empty one is all"),
          entry("(Flip|Shift|Share)Route53 /sets/.*", "Route 53 takes any text"),
          entry("MatchLambda /ignoring: empty", "nothing need be left alone"),
          entry("SyncParameters /exceptions: empty", "nothing need be left alone"),
          entry("RestoreRds /to: .*", "a snapshot may be restored where it is"),
          entry("PromoteRdsReplica /to: .*", "a replica may be beside its source"),
          entry(
              "(Recover|Restore|Replicate)Rds (/copy)?/shape/securityGroups: empty",
              "as it was before"),
          entry("(Recover|Restore)Rds (/copy)?/shape/.*: null", "as it was before"),
          entry("RecoverRds /(replica|copy|server): null", "there need not be one"),
          entry("TakeRdsPlace /followed: null", "nobody follows it then"),
          entry("RunAutomation /parameters.*", "the document checks what it is given"),
          entry("RunLambda /(payload|expect/value|expect/pointer): .*", "its owner says what"),
          entry("RunLambda /(expect|undoFunction): null", "there need not be one"),
          entry(
              "SetLambdaConcurrency /(reserved|provisioned|provisioned/instances): null",
              "one of the two is enough"),
          entry("SwitchRoutingControls /(off|on): empty", "one of the two is enough"),
          entry(
              "(Start|Validate)DrillTasks /services/\\*/(endpoints|paths): empty",
              "it may need none"),
          entry("WatchHealth /probes: empty", "then there is nothing to watch"),
          entry("(Check|Write)Marker /data/tables: .*", "a marker has a table of its own"),
          entry("CompareData /data/tables: .*", "it says that nothing was compared"),
          entry("WarmAurora /data/tables: .*", "its statements name what is read"),
          entry("WarmAurora /statements/.*", "any SQL that reads"),
          entry("RestoreBackup /metadata.*", "AWS Backup says what is usual and judges the rest"),
          entry("RestoreBackup /resource: ARN of another region", "it was backed up elsewhere"),
          entry(
              "ScaleDown(Ecs|AutoScalingGroup) /desired: null",
              "as 0 is; schema and rules ask plans for a number"),
          entry("CarrySequences /margin: null", "as 0 is, which skips no numbers"),
          entry("\\w+ /(enabled|inverted|idempotent): null", "as false is; no plan writes a step"));

  static Set<String> taken() {
    return damages()
        .filter(damage -> refusal(damage).isEmpty() && !damage.isWithoutEffect())
        .map(Damage::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> harmless() {
    return HARMLESS.keySet();
  }

  private static Stream<Damage> damages() {
    return SampleSteps.samples().map(Sample::step).flatMap(Damage::of);
  }

  private static Optional<String> badlyRefused(Damage damage) {
    return refusal(damage)
        .filter(cause -> !isASentence(damage, cause))
        .map(cause -> damage.key() + " -> " + cause);
  }

  /** What is not even of the right kind, Jackson refuses in its own words. */
  private static boolean isASentence(Damage damage, Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    return cause instanceof JsonProcessingException
        || cause instanceof IllegalArgumentException
            && said.length() < 300
            && !said.contains("null")
            && (damage.how().equals("broken") || !said.contains("\n"));
  }

  private static Optional<Throwable> refusal(Damage damage) {
    try {
      Damage.JSON.treeToValue(damage.json(), Step.class);
      return Optional.empty();
    } catch (JsonProcessingException refused) {
      return Optional.of(refused.getCause() == null ? refused : refused.getCause());
    }
  }
}
