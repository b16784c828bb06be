package io.lifeboat.worker.keeping;

import io.lifeboat.plan.Region;
import java.util.List;

/** Keeps files under names with slashes; the same name again replaces the file whole. */
public interface Shelf extends AutoCloseable {
  /**
   * Nothing may be kept on it for this run.
   *
   * <p>The message is the sentence that people see.
   */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
      super(sentence);
    }
  }

  /**
   * @throws Refused when nothing may be kept here, given the regions that the plan allows
   */
  void check(List<Region> allowed) throws Refused;

  /**
   * @param type its media type
   * @return where it is, in words
   */
  String put(String name, String type, String content);

  @Override
  void close();
}
