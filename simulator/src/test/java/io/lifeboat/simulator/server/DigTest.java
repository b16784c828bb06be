package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.rds.RdsClient;

/** A region is lost, its health check fails, and the failover records answer with the other one. */
class DigTest extends ServerTest {
  private static final String BEFORE = "198.51.100.10";
  private static final String AFTER = "203.0.113.20";

  @Test
  void aResolverSeesTheFlip() throws Exception {
    assertThat(resolved()).isEqualTo(BEFORE);
    lose();
    await(() -> resolved().equals(AFTER));
  }

  @Test
  void digSeesTheFlipOverUdpAndTcp() throws Exception {
    Programs.assumeThere("dig");
    assertThat(dig("+notcp")).isEqualTo(BEFORE);
    assertThat(dig("+tcp")).isEqualTo(BEFORE);
    lose();
    await(() -> resolved().equals(AFTER));
    assertThat(dig("+notcp")).isEqualTo(AFTER);
    assertThat(dig("+tcp")).isEqualTo(AFTER);
  }

  @Test
  void theZoneHasAnSoaAndNameServers() throws Exception {
    assertThat(ask("example.com.", Type.SOA)).hasSize(1);
    assertThat(ask("example.com.", Type.NS)).isNotEmpty();
  }

  @Test
  void usersFollowTheirResolversWhichKeepTheOldAnswerForItsTtl() throws Exception {
    assertThat(page("alice", "http://shop.example.com/health").body()).contains("eu-central-1");
    lose();
    await(() -> resolved().equals(AFTER));
    await(() -> isServedBy("eu-west-1", "alice"));
  }

  private boolean isServedBy(String region, String viewer) {
    try {
      return page(viewer, "http://shop.example.com/health").body().contains(region);
    } catch (IOException lost) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  // The checkout of a region is well where the database can be written; so the database moves too.
  private void lose() {
    server.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    sdk()
        .in("eu-west-1", RdsClient.builder())
        .failoverGlobalCluster(
            b ->
                b.globalClusterIdentifier("web-shop-orders")
                    .targetDbClusterIdentifier(
                        "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1")
                    .allowDataLoss(true));
  }

  private String resolved() {
    try {
      return ((ARecord) ask("shop.example.com.", Type.A).get(0)).getAddress().getHostAddress();
    } catch (IOException lost) {
      throw new AssertionError(lost);
    }
  }

  private List<Record> ask(String name, int type) throws IOException {
    Message query = Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
    return new SimpleResolver(server.dns()).send(query).getSection(Section.ANSWER);
  }

  private String dig(String transport) throws Exception {
    String port = String.valueOf(server.dns().getPort());
    return Programs.run(
            Map.of(),
            List.of("dig", "@127.0.0.1", "-p", port, "shop.example.com", "A", "+short", transport))
        .out();
  }
}
