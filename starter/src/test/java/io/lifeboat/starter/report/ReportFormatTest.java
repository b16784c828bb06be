package io.lifeboat.starter.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.SampleRuns;
import io.lifeboat.starter.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void countsTheTimeWithoutServiceFromTheImpact() {
    Assessment recovered = Assessment.of(SampleRuns.recovered());
    assertThat(recovered.rto().figure()).isEqualTo("100 s");
    assertThat(recovered.rto().judgement()).isEqualTo("kept");
  }

  @Test
  void readsBackWhatItWroteAsJson(@TempDir Path folder) throws Exception {
    RunRecord run = SampleRuns.recovered();
    Path file = Files.writeString(folder.resolve("r.json"), ReportFormat.JSON.write(run));
    assertThat(SavedReport.read(file)).isEqualTo(run);
  }

  @Test
  void givesProgramsTheAssessmentBesideTheRecord() throws JsonProcessingException {
    JsonNode report =
        LifeboatJson.mapper().readTree(ReportFormat.JSON.write(SampleRuns.recovered()));
    assertThat(report.at("/assessment/rto/measured").asText()).isEqualTo("1m40s");
    assertThat(report.at("/record/verdict").asText()).isEqualTo("recovered");
  }
}
