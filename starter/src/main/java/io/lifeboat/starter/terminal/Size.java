package io.lifeboat.starter.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** How big a terminal is. */
public record Size(int columns, int rows) {
  /** What a terminal that does not tell is taken for. */
  public static final Size USUAL = new Size(80, 24);

  /** Reads "24 80", as {@code stty size} writes it; the other size when it cannot be read. */
  static Size parse(String text, Size otherwise) {
    String[] numbers = text.strip().split(" ");
    try {
      Size size = new Size(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[0]));
      return size.columns > 0 && size.rows > 0 ? size : otherwise;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException notASize) {
      return otherwise;
    }
  }

  /** Asks the terminal again every two seconds, since people resize their windows. */
  static final class Asked implements Supplier<Size> {
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private Size size;
    private long askedAt = System.nanoTime();

    Asked(Size atStart) {
      this.size = atStart;
    }

    @Override
    public synchronized Size get() {
      if (System.nanoTime() - askedAt > FRESH_NANOS) {
        askedAt = System.nanoTime();
        size = parse(stty(), size);
      }
      return size;
    }

    private static String stty() {
      try {
        ProcessBuilder command = new ProcessBuilder("stty", "size");
        Process stty = command.redirectInput(new File("/dev/tty")).start();
        return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      } catch (IOException noTerminal) {
        return "";
      }
    }
  }
}
