package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

  @ParameterizedTest
  @ValueSource(longs = {1_500, 5_000, 20_000, 71_000, 600_000})
  void overstaysByAFiftiethAndNeverByMoreThanASecond(long expectedMillis) {
    HandWatch watch = new HandWatch();
    Pace pace = Pace.brisk(watch);
    while (pace.waited().toMillis() < expectedMillis) {
      pace.pause();
    }
    long over = pace.waited().toMillis() - expectedMillis;
    assertThat(over).isLessThanOrEqualTo(Math.max(50, Math.min(1000, expectedMillis / 50 + 50)));
  }

  @Test
  void looksAtMostTwentyTimesASecondAndOnceASecondInTheEnd() {
    HandWatch watch = new HandWatch();
    Pace pace = Pace.brisk(watch);
    int looks = 0;
    for (; pace.waited().compareTo(Duration.ofSeconds(90)) < 0; looks++) {
      pace.pause();
    }
    assertThat(looks).isBetween(150, 260);
    assertThat(pace.next()).isEqualTo(Duration.ofSeconds(1));
  }
}
