package io.lifeboat.activities.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.AgainstMoto;
import io.lifeboat.activities.appconfig.FlagStore.Profile;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.AppConfigClient;

/**
 * Versions that AppConfig holds, against moto over HTTP. Moto has neither environments nor
 * deployments, and nothing of an application can be found by its name; the promise tests cover the
 * rest against the simulator.
 */
@Timeout(120)
class MotoHostedVersionsTest {
  private static final Region DUB = Region.of("eu-west-1");

  @Test
  void writesAVersionAndReadsItBack() throws Exception {
    try (AgainstMoto moto = AgainstMoto.start("AppConfig")) {
      AppConfigClient client = moto.aws().client(AppConfigClient.class, DUB);
      AgainstMoto.warmUp(() -> client.createApplication(r -> r.name("warm")));
      String application = client.createApplication(r -> r.name("shop")).id();
      String id =
          client
              .createConfigurationProfile(
                  r -> r.applicationId(application).name("flags").locationUri("hosted"))
              .id();
      FlagStore store = new FlagStore(moto.aws(), DUB, new Still());
      Profile profile = new Profile(application, "live", id, "flags", "hosted");
      assertThat(store.profile(application, "live", "flags")).contains(profile);
      assertThat(store.profile(application, "live", "limits")).isEmpty();
      Contents first = json("{\"a\": 1, \"b\": {\"_createdAt\": \"2026-01-01\"}}");

      assertThat(store.write(profile, first, 0)).isEqualTo(1);
      assertThat(store.read(profile, 1).isSameAs(json("{\"b\": {}, \"a\": 1}"))).isTrue();
      assertThat(store.read(profile, 1).isSameAs(json("{\"b\": {}, \"a\": 2}"))).isFalse();
      assertThat(store.read(profile, 1)).hasToString("contents that are not told");
    }
  }

  private static Contents json(String text) {
    return new Contents(SdkBytes.fromString(text, StandardCharsets.UTF_8), "application/json");
  }

  /** Nothing has to be waited for. */
  private static final class Still implements Watch {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public void pause(Duration duration) {}

    @Override
    public void report(String progress) {}

    @Override
    public int attempt() {
      return 1;
    }
  }
}
