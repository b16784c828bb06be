package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PagesTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void everyPageIsAskedForByTheTokenOfTheOneBefore() {
    assertThat(pages(Map.of("first", "a", "a", "b", "b", ""))).containsExactly("first", "a", "b");
    assertThat(asked).containsExactly("first", "a", "b");
  }

  @Test
  void whatIsNotNeededIsNotAskedFor() {
    assertThat(pages(Map.of("first", "a", "a", "b", "b", "")).findFirst()).contains("first");
    assertThat(asked).containsExactly("first");
  }

  @Test
  void aPageThatLeadsToItselfEndsTheAsking() {
    assertThatThrownBy(() -> pages(Map.of("first", "a", "a", "a")).toList())
        .isInstanceOf(TryAgain.class)
        .hasMessageContaining("over and over");
    assertThat(asked).containsExactly("first", "a");
  }

  private Stream<String> pages(Map<String, String> tokens) {
    return Pages.of(
        token -> {
          asked.add(token == null ? "first" : token);
          return token == null ? "first" : token;
        },
        tokens::get);
  }
}
