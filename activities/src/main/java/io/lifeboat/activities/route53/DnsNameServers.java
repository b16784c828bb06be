package io.lifeboat.activities.route53;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks over the network, all servers at once, each for at most a second. */
public final class DnsNameServers implements NameServers {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Optional<InetSocketAddress> instead;

  /**
   * @param instead the one server that is asked instead of a zone's own, such as the simulator's;
   *     empty to ask the real ones
   */
  public DnsNameServers(Optional<InetSocketAddress> instead) {
    this.instead = instead;
  }

  @Override
  public List<Answer> ask(List<String> servers, String name, String type) {
    if (instead.isPresent()) {
      String server = instead.get().getHostString() + ":" + instead.get().getPort();
      return List.of(new Answer(server, send(server, name, type).toCompletableFuture().join()));
    }
    record Asked(String server, CompletionStage<Optional<Set<String>>> values) {}
    return servers.stream()
        .map(server -> new Asked(server, send(server, name, type)))
        .toList()
        .stream()
        .map(asked -> new Answer(asked.server(), asked.values().toCompletableFuture().join()))
        .toList();
  }

  @Override
  public Set<String> lookUp(String host, String type) {
    return send("", host, type).toCompletableFuture().join().orElse(Set.of());
  }

  private CompletionStage<Optional<Set<String>>> send(String server, String name, String type) {
    try {
      return resolver(server)
          .sendAsync(query(name, type))
          .thenApply(answer -> values(answer, type))
          .exceptionally(silence -> Optional.empty());
    } catch (IOException unknown) {
      return java.util.concurrent.CompletableFuture.completedFuture(Optional.empty());
    }
  }

  private SimpleResolver resolver(String server) throws UnknownHostException {
    SimpleResolver resolver =
        instead.isPresent()
            ? new SimpleResolver(instead.get())
            : server.isEmpty() ? new SimpleResolver() : new SimpleResolver(server);
    resolver.setTimeout(PATIENCE);
    return resolver;
  }

  private static Message query(String name, String type) throws TextParseException {
    Name full = Name.fromString(name.endsWith(".") ? name : name + ".");
    return Message.newQuery(Record.newRecord(full, Type.value(type), DClass.IN));
  }

  /** Nothing when the server refuses or fails; an empty set when it says that there is none. */
  private static Optional<Set<String>> values(Message answer, String type) {
    int code = answer.getRcode();
    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
      return Optional.empty();
    }
    int wanted = Type.value(type);
    return Optional.of(
        answer.getSection(Section.ANSWER).stream()
            .filter(record -> record.getType() == wanted)
            .map(DnsNameServers::value)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static String value(Record record) {
    if (record instanceof ARecord a) {
      return a.getAddress().getHostAddress();
    }
    if (record instanceof AAAARecord aaaa) {
      return aaaa.getAddress().getHostAddress();
    }
    return record instanceof CNAMERecord cname
        ? cname.getTarget().toString(true)
        : record.rdataToString();
  }
}
