package io.lifeboat.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegionTest {
  @Test
  void refusesWhatIsNoRegionCode() {
    assertThatThrownBy(() -> Region.of("Frankfurt"))
        .hasMessage("'Frankfurt' is not an AWS region code; write one like eu-west-1");
  }
}
