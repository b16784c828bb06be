package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.Region;
import io.lifeboat.worker.keeping.ReportPlace;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {
  @Test
  void hasADefaultForEverything() {
    assertThat(WorkerSettings.from(Map.of())).isEqualTo(WorkerSettings.standard());
  }

  @Test
  void readsTheEnvironment() {
    WorkerSettings settings =
        WorkerSettings.from(
            Map.of(
                "LIFEBOAT_TASK_QUEUE", "dr",
                "LIFEBOAT_HTTP_VIA", "http://127.0.0.1:8080",
                "LIFEBOAT_DNS_SERVER", "127.0.0.1:5353",
                "LIFEBOAT_DEPLOYMENT", "lifeboat",
                "LIFEBOAT_BUILD_ID", "7",
                "LIFEBOAT_VANTAGE", "us-west-2",
                "LIFEBOAT_REPORTS", "s3://evidence/dr/?region=eu-west-1"));
    assertThat(settings.reports())
        .isEqualTo(new ReportPlace.Bucket("evidence", "dr", Optional.of(Region.of("eu-west-1"))));
    assertThat(settings.taskQueue()).isEqualTo("dr");
    assertThat(settings.vantage()).contains("us-west-2");
    assertThat(settings.httpVia()).contains(URI.create("http://127.0.0.1:8080"));
    assertThat(settings.dnsServer()).contains(new InetSocketAddress("127.0.0.1", 5353));
    assertThat(settings.version()).contains(new WorkerSettings.Version("lifeboat", "7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LIFEBOAT_HTTP_VIA   | 127.0.0.1:8080      | LIFEBOAT_HTTP_VIA must look like http://127.0.0.1:8080
          LIFEBOAT_HTTP_VIA   | https://127.0.0.1   | LIFEBOAT_HTTP_VIA must look like
          LIFEBOAT_HTTP_VIA   | http://             | LIFEBOAT_HTTP_VIA must look like
          LIFEBOAT_DNS_SERVER | 127.0.0.1           | LIFEBOAT_DNS_SERVER must look like 127.0.0.1:5353
          LIFEBOAT_DNS_SERVER | 127.0.0.1:dns       | LIFEBOAT_DNS_SERVER must look like
          LIFEBOAT_DNS_SERVER | 127.0.0.1:99999     | LIFEBOAT_DNS_SERVER must look like
          LIFEBOAT_REPORTS    | https://evidence    | LIFEBOAT_REPORTS must be a directory or look like s3://
          LIFEBOAT_REPORTS    | s3://Evidence       | LIFEBOAT_REPORTS must be a directory
          LIFEBOAT_REPORTS    | s3://ab/x?zone=1    | LIFEBOAT_REPORTS must be a directory
          LIFEBOAT_VANTAGE    | us west             | LIFEBOAT_VANTAGE must be a name like us-west-2
          LIFEBOAT_GATHER     | soon                | LIFEBOAT_GATHER must look like 10s
          LIFEBOAT_BUILD_ID   | 7                   | belong together
          LIFEBOAT_DEPLOYMENT | lifeboat            | belong together
          """)
  void saysWhatASettingMustLookLike(String name, String value, String sentence) {
    assertThatThrownBy(() -> WorkerSettings.from(Map.of(name, value)))
        .isInstanceOfSatisfying(
            CannotStart.class, why -> assertThat(why.exitCode()).isEqualTo(CannotStart.WRONG_INPUT))
        .hasMessageContaining(sentence);
  }
}
