package io.lifeboat.simulator;

import io.lifeboat.simulator.admin.AdminPages;
import io.lifeboat.simulator.dns.DnsServer;
import io.lifeboat.simulator.gateway.Gateway;
import io.lifeboat.simulator.gateway.Holds;
import io.lifeboat.simulator.gateway.SimulatedBackend;
import io.lifeboat.simulator.web.FrontDoor;
import io.lifeboat.simulator.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Simulated AWS for other processes: its API, its name servers and its web, until it is closed. */
public final class SimulatedAwsServer implements AutoCloseable {
  private final SimulatedAws aws;
  private final Deque<Runnable> parts = new ArrayDeque<>();
  private final Gateway gateway;
  private final DnsServer dns;
  private final FrontDoor web;
  private final Optional<FrontDoor> https;

  private SimulatedAwsServer(World world, SimulatedClock clock, ServerSettings settings)
      throws IOException {
    this.aws = SimulatedAws.of(world, clock);
    parts.push(aws.postgres()::close);
    try {
      aws.postgres().via();
      SimulatedBackend backend = new SimulatedBackend(aws, world.regions().get(0));
      var admin = AdminPages.of(aws, world);
      this.gateway = Gateway.start(backend, admin, at(settings, settings.port()));
      parts.push(gateway::close);
      this.dns = DnsServer.start(aws.zones(), at(settings, settings.dnsPort()));
      parts.push(dns::close);
      this.web = FrontDoor.open(aws.web(), at(settings, settings.webPort()));
      parts.push(web::close);
      this.https = openHttps(settings);
    } catch (IOException | RuntimeException notStarted) {
      close();
      throw notStarted;
    }
  }

  /**
   * Starts everything.
   *
   * @throws IOException when a port is taken; nothing is left running then
   */
  public static SimulatedAwsServer start(World world, SimulatedClock clock, ServerSettings settings)
      throws IOException {
    return new SimulatedAwsServer(world, clock, settings);
  }

  /** The account behind it, for callers in this process. */
  public SimulatedAws aws() {
    return aws;
  }

  /** What {@code AWS_ENDPOINT_URL} is set to. */
  public URI endpoint() {
    return http("http", gateway.address());
  }

  /** The front door, for {@code curl -x}. */
  public URI web() {
    return http("http", web.address());
  }

  /** The HTTPS front door, where there is one. */
  public Optional<URI> https() {
    return https.map(door -> http("https", door.address()));
  }

  /** What {@code LIFEBOAT_SQL_VIA} is set to; empty when the world names no PostgreSQL server. */
  public String sqlVia() {
    return aws.postgres().viaText();
  }

  /** The name servers, UDP and TCP. */
  public InetSocketAddress dns() {
    return dns.address();
  }

  /** The calls that are stopped on their way. */
  public Holds holds() {
    return gateway.holds();
  }

  /** Closes every connection at once. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      parts.pop().run();
    }
  }

  private Optional<FrontDoor> openHttps(ServerSettings settings) throws IOException {
    if (settings.tls().isEmpty()) {
      return Optional.empty();
    }
    InetSocketAddress address = at(settings, settings.httpsPort());
    FrontDoor door = FrontDoor.open(aws.web(), address, settings.tls().get());
    parts.push(door::close);
    return Optional.of(door);
  }

  private static InetSocketAddress at(ServerSettings settings, int port) {
    return new InetSocketAddress(settings.host(), port);
  }

  private static URI http(String scheme, InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create(scheme + "://" + shown + ":" + address.getPort());
  }
}
