package io.lifeboat.starter.view;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.terminal.AtInterrupt;
import io.lifeboat.starter.terminal.Size;
import io.lifeboat.starter.terminal.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A block of lines that is drawn again in place. */
final class LiveView implements RunView {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String CLEAR_TO_END = "\u001b[J";

  private final Terminal terminal;
  private final AtInterrupt atInterrupt;
  private int drawn;
  private int drawnColumns;
  private int tick;
  private String trouble = "";

  LiveView(Terminal terminal) {
    this.terminal = terminal;
    this.atInterrupt = AtInterrupt.run(this::showCursor);
    terminal.err().print(HIDE_CURSOR);
  }

  @Override
  public synchronized void show(RunRecord run, Instant now) {
    Size size = terminal.size().get();
    int columns = Math.max(40, size.columns() - 1);
    List<String> warning = trouble.isEmpty() ? List.of() : Lines.wrap(trouble, columns);
    int rows = size.rows() - 1 - warning.size();
    ProgressBlock block = new ProgressBlock(terminal.errStyle(), columns, rows);
    List<String> lines = new ArrayList<>(block.lines(run, now, tick++));
    warning.forEach(line -> lines.add(terminal.errStyle().bad(line)));
    draw(lines, columns);
  }

  @Override
  public synchronized void note(String sentence) {
    draw(Lines.wrap(sentence, Math.max(40, terminal.size().get().columns() - 1)), drawnColumns);
    drawn = 0;
  }

  @Override
  public synchronized void trouble(String sentence) {
    trouble = sentence;
  }

  @Override
  public void close() {
    atInterrupt.close();
    showCursor();
  }

  private void draw(List<String> lines, int columns) {
    StringBuilder frame = new StringBuilder();
    if (drawn > 0 && columns == drawnColumns) {
      frame.append("\u001b[").append(drawn).append("F");
    }
    frame.append("\r").append(CLEAR_TO_END);
    lines.forEach(line -> frame.append(line).append('\n'));
    terminal.err().print(frame);
    terminal.err().flush();
    drawn = lines.stream().mapToInt(line -> height(line, columns + 1)).sum();
    drawnColumns = columns;
  }

  /** How many rows of the terminal a line takes, its paint not counted. */
  private static int height(String line, int width) {
    int length = line.replaceAll("\u001b\\[[0-9;]*m", "").length();
    return Math.max(1, (length + width - 1) / width);
  }

  private void showCursor() {
    terminal.err().print(SHOW_CURSOR);
    terminal.err().flush();
  }
}
