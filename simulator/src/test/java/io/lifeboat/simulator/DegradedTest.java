package io.lifeboat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DegradedTest {
  private static final Duration LATER = Duration.ofSeconds(2);
  private final Scene scene = Scene.euWebShop();

  private List<Page> pages(Scene of, String path) {
    return IntStream.range(0, 400)
        .mapToObj(
            i -> of.aws().web().get("eu-central-1.shop.example.com", path, Viewer.named("user")))
        .toList();
  }

  private static long bad(List<Page> pages) {
    return pages.stream().filter(page -> page.status() == 503).count();
  }

  @Test
  void aShareOfTheAnswersIsBadAndAllAreLate() {
    scene.aws().faults().degrade("eu-central-1", "/checkout/health", 0.3, LATER);
    List<Page> pages = pages(scene, "/checkout/health");
    assertThat(bad(pages)).isBetween(90L, 150L);
    assertThat(pages).allSatisfy(page -> assertThat(page.delay()).isGreaterThan(LATER));
    assertThat(pages(scene, "/health")).allMatch(Page::isGood);
    scene.aws().faults().mend("eu-central-1", "/checkout/health");
    assertThat(pages(scene, "/checkout/health")).allMatch(Page::isGood);
  }

  @Test
  void aServiceIsDegradedInItsRegionAlone() {
    scene.aws().faults().degrade("eu-west-1", "web-shop/storefront", 1, Duration.ZERO);
    assertThat(pages(scene, "/health")).allMatch(Page::isGood);
    scene.aws().faults().degrade("eu-central-1", "web-shop/storefront", 1, Duration.ZERO);
    assertThat(bad(pages(scene, "/health"))).isEqualTo(400);
    scene.aws().faults().clear();
    assertThat(pages(scene, "/health")).allMatch(Page::isGood);
  }

  @Test
  void theSameWorldThrowsTheSameDice() {
    Scene again = Scene.euWebShop();
    for (Scene one : List.of(scene, again)) {
      one.aws().faults().degrade("eu-central-1", "/health", 0.5, Duration.ZERO);
    }
    assertThat(pages(scene, "/health")).isEqualTo(pages(again, "/health"));
  }

  @Test
  void impossibleSharesAreRefused() {
    assertThatThrownBy(() -> scene.aws().faults().degrade("eu-west-1", "/", 1.1, LATER))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
