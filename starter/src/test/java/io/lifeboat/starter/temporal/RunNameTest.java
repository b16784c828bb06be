package io.lifeboat.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.starter.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunNameTest {
  @ParameterizedTest
  @CsvSource({
    "eu-web-shop, recover/eu-web-shop, '', eu-web-shop",
    "recover/eu-web-shop, recover/eu-web-shop, '', eu-web-shop",
    "drill/eu-web-shop, drill/eu-web-shop, '', drill/eu-web-shop",
    "mark/eu-web-shop, mark/eu-web-shop, '', mark/eu-web-shop",
    "eu-web-shop@0199-ab, recover/eu-web-shop, 0199-ab, eu-web-shop@0199-ab",
    "recover/shop@0199, recover/shop, 0199, shop@0199",
    "drill/shop@0199, drill/shop, 0199, drill/shop@0199"
  })
  void readsWhatPeopleWrite(String text, String workflowId, String runId, String shown) {
    RunName name = RunName.parse(text);
    assertThat(name.workflowId()).isEqualTo(workflowId);
    assertThat(name.runId().orElse("")).isEqualTo(runId);
    assertThat(name).hasToString(shown).isEqualTo(RunName.parse(name.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "shop@",
        "@0199",
        "drill/",
        "drills/shop",
        "recover/drill/shop",
        "shop@a/b",
        "Shop"
      })
  void refusesWhatNamesNoRun(String text) {
    assertThatThrownBy(() -> RunName.parse(text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("does not name a run");
  }

  @Test
  void asksForTheNewestUnlessOneIsNamed() {
    assertThat(RunName.parse("shop").target().getRunId()).isNullOrEmpty();
    assertThat(RunName.parse("shop@0199").target().getRunId()).isEqualTo("0199");
  }
}
