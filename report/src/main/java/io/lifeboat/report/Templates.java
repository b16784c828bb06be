package io.lifeboat.report;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

/** The pages with gaps; what is filled in is escaped, since people may have written anything. */
final class Templates {
  private static final Mustache.Compiler STRICT =
      Mustache.compiler().strictSections(true).withCollector(new Lists());
  private static final Template HTML =
      STRICT.withEscaper(text -> Escapers.HTML.escape(xml(text))).compile(read("report.html"));
  private static final Template MARKDOWN =
      STRICT.withEscaper(Templates::markdown).compile(read("report.md"));

  /** A section of an Optional is there once or not at all. */
  private static final class Lists extends DefaultCollector {
    @Override
    public Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> maybe
          ? maybe.stream().iterator()
          : super.toIterator(value);
    }
  }

  private Templates() {}

  static String html(Page page) {
    return HTML.execute(page);
  }

  static String markdown(Page page) {
    return MARKDOWN.execute(page);
  }

  /**
   * Nothing of it may break a table or become markup: no tag, no link, no picture from elsewhere.
   */
  private static String markdown(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("[", "\\[")
        .replace("`", "\\`")
        .replace("*", "\\*")
        .replace("<", "&lt;")
        .replace("\r", "")
        .replace("\n", " ");
  }

  /** HTML forbids most control characters even when escaped. */
  private static String xml(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]", "?");
  }

  private static String read(String name) {
    try (InputStream file = Templates.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
