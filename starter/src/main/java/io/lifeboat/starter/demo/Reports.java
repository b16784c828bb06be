package io.lifeboat.starter.demo;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a run's report in every form. */
record Reports(Path folder) {
  List<Path> write(RunRecord record) {
    List<Path> files = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (ReportFormat format : ReportFormat.values()) {
        Path file = folder.resolve("report." + format.extension());
        files.add(Files.writeString(file, format.write(record)));
      }
      return files;
    } catch (IOException refused) {
      throw Refusal.wrongInput(
          "the reports cannot be written to %s (%s): name a folder that can, with --to"
              .formatted(folder, refused));
    }
  }
}
