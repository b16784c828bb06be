package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Routes of Multi-Region Access Points, asked with the real AWS CLI. It puts the account's number
 * before the endpoint's host, which no resolver knows here, so it goes through the simulator as
 * through a proxy.
 */
class AccessPointsCliTest extends CliTest {
  private static final String ROUTES =
      "s3control %s-multi-region-access-point-routes --account-id 111122223333"
          + " --mrap arn:aws:s3::111122223333:accesspoint/media.mrap --region us-west-2";

  @Override
  World world() {
    return WorldReader.parse(
        """
        account: "111122223333"
        seed: 1
        regions: [eu-central-1, eu-west-1, us-west-2]
        s3:
          buckets:
            - {bucket: media-dub, region: eu-west-1}
            - {bucket: media-fra, region: eu-central-1}
          access-points:
            - {access-point: media.mrap, routes: {media-fra: 100, media-dub: 0}}
        """,
        "access points");
  }

  @Override
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(super.environment());
    environment.put("HTTP_PROXY", server.endpoint().toString());
    environment.put("http_proxy", server.endpoint().toString());
    return environment;
  }

  @Test
  void readsRoutesAndTurnsThem() throws Exception {
    JsonNode routes = aws(ROUTES.formatted("get")).get("Routes");
    assertThat(routes.findValuesAsText("TrafficDialPercentage")).containsExactly("0", "100");
    answered(
        run(
            ROUTES.formatted("submit")
                + " --route-updates Bucket=media-dub,TrafficDialPercentage=100"
                + " Bucket=media-fra,TrafficDialPercentage=0"));
    assertThat(server.aws().journal().mutations("SubmitMultiRegionAccessPointRoutes")).hasSize(1);
  }
}
