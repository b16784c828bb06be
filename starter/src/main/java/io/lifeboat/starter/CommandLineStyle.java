package io.lifeboat.starter;

import io.lifeboat.starter.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How every command complains: one message that says what, where, and what to do. */
record CommandLineStyle(Terminal terminal) {
  private static final String DEBUG = "LIFEBOAT_DEBUG";

  /** Picocli names constants; people type them in small letters. */
  private static final Pattern CHOICES =
      Pattern.compile("expected one of (\\[[^]]*]) \\(case-insensitive\\)");

  CommandLine applyTo(CommandLine line) {
    return line.setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.outStyle().hasColours() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedSubcommandsAllowed(false)
        .setParameterExceptionHandler(this::wrongArguments)
        .setExecutionExceptionHandler(this::failed);
  }

  private int wrongArguments(ParameterException problem, String[] arguments) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    String what = CHOICES.matcher(problem.getMessage()).replaceAll(CommandLineStyle::asTyped);
    complain(what + suggestion(problem) + "; see ./" + command + " --help");
    return ExitCode.WRONG_INPUT;
  }

  private static String asTyped(MatchResult choices) {
    return "expected one of " + choices.group(1).toLowerCase(Locale.ROOT);
  }

  private static String suggestion(ParameterException problem) {
    if (!(problem instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty()
        ? ""
        : near.stream().limit(3).collect(Collectors.joining(" or ", " (did you mean ", "?)"));
  }

  private int failed(Exception problem, CommandLine line, ParseResult arguments) {
    if (problem instanceof Refusal refusal) {
      complain(refusal.getMessage());
      return refusal.exitCode();
    }
    complain(
        "Lifeboat itself is broken here (%s); please report it with the output of %s=1 ./lifeboat ..."
            .formatted(problem, DEBUG));
    if (System.getenv(DEBUG) != null) {
      problem.printStackTrace(terminal.err());
    }
    return ExitCode.BROKEN;
  }

  private void complain(String sentence) {
    terminal.tell(terminal.errStyle().bad("lifeboat: ") + sentence);
  }
}
