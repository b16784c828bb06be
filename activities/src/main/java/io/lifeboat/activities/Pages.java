package io.lifeboat.activities;

import java.util.function.Function;
import java.util.stream.Stream;

/** Answers that come page by page. */
public final class Pages {
  private Pages() {}

  /**
   * Every page, asked for when it is needed.
   *
   * @param ask asks for the page of a token; the token is null for the first one
   * @param token the token of the page behind; null or empty at the end
   * @throws TryAgain when a page leads to itself
   */
  public static <P> Stream<P> of(Function<String, P> ask, Function<P, String> token) {
    return Stream.iterate(
            Page.asked(null, ask, token),
            page -> page != null,
            page -> page.isLast() ? null : page.after(ask, token))
        .map(Page::answer);
  }

  private record Page<P>(P answer, String asked, String behind) {
    static <P> Page<P> asked(String with, Function<String, P> ask, Function<P, String> token) {
      P answer = ask.apply(with);
      return new Page<>(answer, with, token.apply(answer));
    }

    boolean isLast() {
      return behind == null || behind.isEmpty();
    }

    Page<P> after(Function<String, P> ask, Function<P, String> token) {
      if (behind.equals(asked)) {
        throw new TryAgain("AWS answers a list's page over and over; it is asked again");
      }
      return asked(behind, ask, token);
    }
  }
}
