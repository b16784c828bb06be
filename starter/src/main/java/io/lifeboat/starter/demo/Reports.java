package io.lifeboat.starter.demo;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.ReportFormat;
import io.lifeboat.starter.report.WrittenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a run's report in every form. */
record Reports(Path folder) {
  List<Path> write(RunRecord record) {
    List<Path> files = new ArrayList<>();
    for (ReportFormat format : ReportFormat.values()) {
      Path file = folder.resolve("report." + format.extension());
      files.add(WrittenFile.write(file, format.write(record)));
    }
    return files;
  }
}
