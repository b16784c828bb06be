package io.lifeboat.starter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.report.audit.AuditFact;
import io.lifeboat.report.audit.AuditFile;
import io.lifeboat.report.audit.AuditHeader;
import io.lifeboat.report.audit.AuditTrail;
import io.lifeboat.report.audit.AuditVerdict;
import io.lifeboat.starter.Spoken;
import io.lifeboat.starter.temporal.RunName;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories that releases have left, told as facts. */
@Timeout(60)
class HistoryFactsTest {
  private static final Path HISTORIES = Path.of("../workflows/src/test/resources/histories/0.1.0");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"completed-forced", "fencing", "forced-midway", "paused-graceful"})
  void tellsEveryEventInItsOrderAndInWords(String history) throws Exception {
    List<AuditFact> facts = facts(history);
    assertThat(facts).hasSameSizeAs(events(history));
    for (int i = 0; i < facts.size(); i++) {
      assertThat(facts.get(i).sequence()).isEqualTo(i + 1L);
      assertThat(facts.get(i).what()).as(facts.get(i).type()).isNotBlank();
      assertThat(facts.get(i).who()).as(facts.get(i).type()).isNotBlank();
    }
  }

  @Test
  void saysWhoDidWhatAndWhy() throws Exception {
    List<AuditFact> facts = facts("completed-forced");
    AuditFact start = facts.get(0);
    assertThat(start.what()).startsWith("started FailoverWorkflow by ");
    assertThat(start.why()).isPresent();
    assertThat(start.digests()).containsKeys("plan");
    AuditFact approval =
        facts.stream()
            .filter(fact -> fact.digests().containsKey("evidence-code"))
            .findFirst()
            .get();
    assertThat(approval.what()).startsWith("asked for approveNow of approve-promote-orders by ");
    assertThat(approval.who()).isEqualTo("on-call");
    assertThat(facts)
        .anyMatch(fact -> fact.what().equals("asked for PromoteAuroraApply of promote-orders"));
    assertThat(facts)
        .anyMatch(fact -> fact.what().startsWith("PromoteAuroraConfirm of promote-orders: "));
    assertThat(facts.get(facts.size() - 1).what()).startsWith("the run ended, recovered");
  }

  /** What a plan says beyond sentences is digested, not copied. */
  @Test
  void copiesNoPayload() throws Exception {
    String trail = exported("completed-forced");
    assertThat(Files.readString(HISTORIES.resolve("completed-forced.json"))).contains("payloads");
    JsonNode plan =
        Payloads.first(
                events("completed-forced")
                    .get(0)
                    .getWorkflowExecutionStartedEventAttributes()
                    .getInput())
            .path("plan");
    assertThat(plan.isObject()).isTrue();
    plan.path("traffic")
        .forEach(traffic -> assertThat(trail).doesNotContain(traffic.path("zone").asText("none!")));
    assertThat(trail).doesNotContain("allowed-regions", "\"approvers\"");
  }

  @Test
  void isFoundSoundAndItsEditIsFound() throws Exception {
    Path file = Files.writeString(folder.resolve("audit.jsonl"), exported("completed-forced"));
    AuditVerdict verdict = AuditFile.verify(file);
    assertThat(verdict).isInstanceOf(AuditVerdict.Sound.class);
    String hash = ((AuditVerdict.Sound) verdict).hash();

    Spoken good = Spoken.by("audit", "verify", file.toString(), "--hash", hash);
    assertThat(good.exitCode()).isZero();
    assertThat(good.out()).contains("are as they were written", hash);
    Spoken other = Spoken.by("audit", "verify", file.toString(), "--hash", "0".repeat(64));
    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.out()).contains("not the one that was kept");

    Files.writeString(file, Files.readString(file).replace("on-call", "nobody!"));
    Spoken bad = Spoken.by("audit", "verify", file.toString());
    assertThat(bad.exitCode()).isEqualTo(3);
    assertThat(bad.out()).contains("TAMPERED WITH, line ", "it was edited");
  }

  @Test
  void knowsThePlanByItsDigest() throws Exception {
    AuditHeader header =
        Beginning.of(events("completed-forced").get(0))
            .header(RunName.parse("eu-web-shop"), "0199");
    assertThat(header.planDigest()).matches("[0-9a-f]{64}");
    JsonNode result =
        LifeboatJson.mapper().readTree(exported("completed-forced").lines().findFirst().get());
    assertThat(result.at("/content/planDigest").asText()).isEqualTo(header.planDigest());
  }

  private static String exported(String history) throws Exception {
    Iterator<HistoryEvent> events = events(history).iterator();
    HistoryEvent first = events.next();
    StringBuilder text = new StringBuilder();
    AuditTrail.write(
        Beginning.of(first).header(RunName.parse("eu-web-shop"), "0199"),
        new HistoryFacts(first, events),
        text);
    return text.toString();
  }

  private static List<AuditFact> facts(String history) throws Exception {
    Iterator<HistoryEvent> events = events(history).iterator();
    List<AuditFact> facts = new ArrayList<>();
    new HistoryFacts(events.next(), events).forEachRemaining(facts::add);
    return facts;
  }

  private static List<HistoryEvent> events(String history) throws Exception {
    return WorkflowExecutionHistory.fromJson(Files.readString(HISTORIES.resolve(history + ".json")))
        .getEvents();
  }
}
