package io.lifeboat.starter.audit;

import io.lifeboat.report.audit.AuditFile;
import io.lifeboat.report.audit.AuditVerdict;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit verify}: whether an exported file is as it was written; needs only the file. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Finds any change, removal, insertion or reordering of lines in an exported audit trail.",
      "Exit codes: 0 it is as it was written; 2 it cannot be read or is no audit trail; 3 it was",
      "tampered with."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat audit verify audit.jsonl --hash 7d1f...")
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "What 'audit export' wrote.")
  private Path file;

  @Option(
      names = "--hash",
      paramLabel = "HASH",
      description = "The last hash as it was kept elsewhere.")
  private Optional<String> hash;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (hash.filter(text -> !text.matches("[0-9a-fA-F]{64}")).isPresent()) {
      throw Refusal.wrongInput("--hash must be 64 hexadecimal digits");
    }
    AuditVerdict verdict = verdict();
    if (verdict instanceof AuditVerdict.Unreadable) {
      throw Refusal.wrongInput(file + ": " + verdict.sentence());
    }
    if (verdict instanceof AuditVerdict.Sound sound && isAsKept(sound.hash())) {
      terminal.say(file + ": " + sound.sentence());
      return ExitCode.DONE;
    }
    terminal.say(file + ": TAMPERED WITH, " + what(verdict));
    return ExitCode.NOT_RECOVERED;
  }

  private boolean isAsKept(String found) {
    return hash.map(kept -> kept.toLowerCase(Locale.ROOT).equals(found)).orElse(true);
  }

  private static String what(AuditVerdict verdict) {
    return verdict instanceof AuditVerdict.Sound sound
        ? "it holds together, but its last hash is " + sound.hash() + ", not the one that was kept"
        : verdict.sentence();
  }

  private AuditVerdict verdict() {
    if (!Files.isRegularFile(file)) {
      throw Refusal.wrongInput("there is no file " + file + ": check the path");
    }
    try {
      return AuditFile.verify(file);
    } catch (IOException refused) {
      throw Refusal.wrongInput(file + " cannot be read: check its permissions");
    }
  }
}
