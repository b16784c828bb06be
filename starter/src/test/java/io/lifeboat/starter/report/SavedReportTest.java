package io.lifeboat.starter.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.ReportFormat;
import io.lifeboat.report.SampleRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedReportTest {
  @Test
  void readsBackWhatItWroteAsJson(@TempDir Path folder) throws Exception {
    RunRecord run = SampleRuns.recovered();
    Path file = Files.writeString(folder.resolve("r.json"), ReportFormat.JSON.write(run));
    assertThat(SavedReport.read(file)).isEqualTo(run);
  }
}
