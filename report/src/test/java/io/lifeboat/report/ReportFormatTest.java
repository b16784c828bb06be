package io.lifeboat.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
  @Test
  void saysTheVerdictFirstThenFiguresStepsAndStory() {
    Snapshot.assertSame("recovered.txt", ReportFormat.TEXT.write(SampleRuns.recovered()));
  }

  @Test
  void keepsMarkdownTablesWholeWhateverPeopleWriteAsTheirReason() {
    String report = ReportFormat.MARKDOWN.write(SampleRuns.recovered());
    assertThat(report).contains("down \\| &lt;b>gone&lt;/b>").doesNotContain("<b>");
    Snapshot.assertSame("recovered.md", report);
  }

  @Test
  void reportsARunThatIsNotOver() {
    assertThat(ReportFormat.TEXT.write(SampleRuns.waitingForApproval()))
        .startsWith("eu-web-shop: NOT OVER (waiting for approval)\n")
        .contains("no good answer of eu-west-1 was seen")
        .contains("still open");
  }

  @Test
  void neverCallsAnObjectiveKeptThatWasNotMeasured() {
    Assessment stopped = Assessment.of(SampleRuns.stopped());
    assertThat(stopped.rto().judgement()).isEqualTo("not known");
    assertThat(stopped.rpo().judgement()).isEqualTo("not known");
    assertThat(stopped.headline()).isEqualTo("eu-web-shop: STOPPED SAFELY");
  }

  @Test
  void saysHowOldTheLagWasAtThePromotionAndNeverThatNoMoreWasLost() {
    RunRecord run =
        SampleRuns.changed(
            SampleRuns.recovered(),
            Map.of(
                "/steps/0/facts", Map.of(Facts.LAG_MEASURED_AT, SampleRuns.at(-4).toString()),
                "/steps/3/needs", List.of("approve-promote-orders", "hold-lag-orders")));
    assertThat(ReportFormat.TEXT.write(run))
        .contains("(replication lag when last measured, 75 s before the promotion)")
        .doesNotContain("at most", "data lost");
    RunRecord newer =
        SampleRuns.changed(
            run,
            Map.of("/steps/3/facts", Map.of(Facts.LAG_MEASURED_AT, SampleRuns.at(66).toString())));
    assertThat(Assessment.of(newer).rpo().remark())
        .isEqualTo("replication lag when last measured, 5.0 s before the promotion");
  }

  @Test
  void callsNothingLostOnlyWhenTheSwitchoverWasSeenToEnd() {
    RunRecord graceful = SampleRuns.changed(SampleRuns.recovered(), Map.of("/mode", Mode.GRACEFUL));
    assertThat(Assessment.of(graceful).rpo().judgement()).isEqualTo("kept");
    RunRecord failed = SampleRuns.changed(graceful, Map.of("/steps/3/state", StepState.FAILED));
    assertThat(Assessment.of(failed).rpo().judgement()).isEqualTo("not known");
  }

  @Test
  void countsTheTimeWithoutServiceFromTheImpact() {
    Assessment recovered = Assessment.of(SampleRuns.recovered());
    assertThat(recovered.rto().figure()).isEqualTo("100 s");
    assertThat(recovered.rto().judgement()).isEqualTo("kept");
  }

  @Test
  void givesProgramsTheAssessmentBesideTheRecord() throws JsonProcessingException {
    JsonNode report =
        LifeboatJson.mapper().readTree(ReportFormat.JSON.write(SampleRuns.recovered()));
    assertThat(report.at("/assessment/rto/measured").asText()).isEqualTo("1m40s");
    assertThat(report.at("/record/verdict").asText()).isEqualTo("recovered");
  }
}
