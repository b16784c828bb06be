package io.lifeboat.simulator;

import java.util.List;
import java.util.Optional;

/**
 * One page of a longer list.
 *
 * @param next the token of the page after it
 */
public record Pager<T>(List<T> items, Optional<String> next) {
  /**
   * The page of {@code all} that {@code token} leads to.
   *
   * @param token from the page before, or null
   * @param size how many at most, or null for {@code otherwise}
   * @throws IllegalArgumentException for a token that no page gave
   */
  public static <T> Pager<T> page(List<T> all, String token, Integer size, int otherwise) {
    int from = token == null ? 0 : start(token, all.size());
    int to = Math.min(all.size(), from + (size == null ? otherwise : size));
    Optional<String> next = to < all.size() ? Optional.of("page-" + to) : Optional.empty();
    return new Pager<>(List.copyOf(all.subList(from, to)), next);
  }

  private static int start(String token, int size) {
    if (!token.matches("page-\\d{1,8}") || Integer.parseInt(token.substring(5)) > size) {
      throw new IllegalArgumentException("unknown page token " + token);
    }
    return Integer.parseInt(token.substring(5));
  }
}
