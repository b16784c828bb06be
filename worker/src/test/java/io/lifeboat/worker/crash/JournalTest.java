package io.lifeboat.worker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.json.LifeboatJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the crash tests would notice. */
class JournalTest {
  private static final Mutation FLIP = new Mutation("ChangeResourceRecordSets", "us-east-1", "Z1");
  private static final Mutation TASKS = new Mutation("UpdateService", "eu-west-1", "shop/web");

  @Test
  void findsNothingWhenEachMutationHappenedOnce() {
    assertThat(of(entry(FLIP, true), entry(TASKS, true)).faults(List.of(FLIP, TASKS))).isEmpty();
  }

  @Test
  void findsAMutationThatHappenedTwice() {
    assertThat(of(entry(FLIP, true), entry(FLIP, true)).faults(List.of(FLIP)))
        .containsExactly("ChangeResourceRecordSets of Z1 in us-east-1 took effect 2 times, not 1");
  }

  @Test
  void findsAMutationThatIsMissing() {
    assertThat(of().faults(List.of(TASKS)))
        .containsExactly("UpdateService of shop/web in eu-west-1 took effect 0 times, not 1");
  }

  @Test
  void findsAMutationThatNobodyAskedFor() {
    assertThat(of(entry(FLIP, true)).faults(List.of()))
        .singleElement()
        .asString()
        .startsWith("not expected: ");
  }

  @Test
  void findsACallThatWasRepeatedWithoutEffect() {
    assertThat(of(entry(FLIP, true), entry(FLIP, false)).faults(List.of(FLIP)))
        .singleElement()
        .asString()
        .startsWith("asked again: ");
  }

  @Test
  void leavesACountToTheAutoscaler() {
    Mutation scaled = new Mutation("scaled", TASKS.region(), TASKS.resource());
    Journal journal = new Journal(List.of(), List.of(entry(scaled, true)));
    assertThat(journal.faults(List.of(TASKS))).isEmpty();
  }

  private static Journal of(JsonNode... mutations) {
    return new Journal(List.of(mutations), List.of());
  }

  private static JsonNode entry(Mutation mutation, boolean changed) {
    return LifeboatJson.mapper()
        .valueToTree(
            Map.of(
                "operation", mutation.operation(),
                "region", mutation.region(),
                "resource", mutation.resource(),
                "changed", changed));
  }
}
