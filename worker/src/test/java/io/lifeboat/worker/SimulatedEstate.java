package io.lifeboat.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Connections;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.activities.http.Http;
import io.lifeboat.activities.postgres.JdbcSqlServers;
import io.lifeboat.activities.postgres.SqlWay;
import io.lifeboat.activities.route53.NameServers;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.simulator.Api;
import io.lifeboat.simulator.Page;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkClient;

/** Simulated AWS in this process, as actions see it. */
public record SimulatedEstate(SimulatedAws aws) implements AwsClients, Prober, NameServers, Http {
  /** Everything that actions reach, in this world; its SQL servers are started. */
  public Connections connections() {
    String via = aws.postgres().viaText();
    SqlWay way = via.isEmpty() ? SqlWay.straight() : SqlWay.through(via);
    return new Connections(this, this, this, new JdbcSqlServers(this, way), this);
  }

  @Override
  public <C extends SdkClient> C client(Class<C> type, Region region) {
    return aws.client(type, region.name());
  }

  @Override
  public Reply ask(Probe probe, Watch watch) {
    URI url = URI.create(probe.url());
    Instant asked = watch.now();
    Page page = aws.web().get(url.getHost(), url.getPath(), Viewer.named("user-" + asked));
    Optional<String> region =
        page.body().contains("\"region\":\"")
            ? Optional.of(page.body().split("\"region\":\"")[1].split("\"")[0])
            : Optional.empty();
    String trouble = page.kind() == Page.Kind.ANSWERED ? "" : page.body();
    return new Reply(page.status(), region, trouble, page.delay(), asked.plus(page.delay()));
  }

  @Override
  public List<NameServers.Answer> ask(List<String> servers, String name, String type) {
    return servers.stream()
        .map(server -> new NameServers.Answer(server, Optional.of(lookUp(name, type))))
        .toList();
  }

  @Override
  public Set<String> lookUp(String host, String type) {
    return aws.zones().resolve(host, type, Optional.empty()).records().stream()
        .map(record -> record.value())
        .collect(Collectors.toSet());
  }

  /** What the world has besides AWS; everywhere else nobody answers. */
  @Override
  public Http.Answer send(Request request, Duration patience) {
    String host = request.url().getHost();
    Api api =
        aws.web()
            .api(host)
            .orElseThrow(() -> new Silence(host + " is not in this world", false, null));
    return api.answer(call(request))
        .map(found -> new Http.Answer(found.status(), new String(found.body(), UTF_8)))
        .orElseThrow(() -> new Silence(host + " did not answer", true, null));
  }

  private static HttpCall call(Request request) {
    Map<String, List<String>> headers = new TreeMap<>();
    request
        .headers()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return new HttpCall(
        request.method(),
        request.url().getRawPath(),
        Map.of(),
        headers,
        request.body().orElse("").getBytes(UTF_8));
  }
}
