package io.lifeboat.simulator.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Answer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

@Timeout(60)
class DnsServerTest {
  private static final Answer.Record SOA =
      new Answer.Record(
          "example.com.", "SOA", 900, "ns.example.com. admin.example.com. 1 7200 900 1209600 300");
  private DnsServer server;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = DnsServer.start(DnsServerTest::resolve, free);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersWithAuthorityOverUdpAndTcp() throws IOException {
    for (boolean tcp : new boolean[] {false, true}) {
      Message answer = ask("shop.example.com.", Type.A, tcp, 0);
      assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
      assertThat(answer.getHeader().getFlag(Flags.RA)).isFalse();
      assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
      assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
      assertThat(answer.getSection(Section.ANSWER).get(0).getTTL()).isEqualTo(30);
      assertThat(answer.getSection(Section.ANSWER).get(0).rdataToString()).isEqualTo("192.0.2.7");
    }
  }

  @Test
  void aNameThatIsNotThereAndATypeThatIsNotThereCarryTheSoa() throws IOException {
    Message missing = ask("nothing.example.com.", Type.A, false, 0);
    assertThat(missing.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(missing.getSection(Section.AUTHORITY)).hasSize(1);
    Message empty = ask("shop.example.com.", Type.AAAA, false, 0);
    assertThat(empty.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(empty.getSection(Section.ANSWER)).isEmpty();
    assertThat(empty.getSection(Section.AUTHORITY).get(0).getType()).isEqualTo(Type.SOA);
  }

  @Test
  void foreignNamesAreRefusedWithoutAuthority() throws IOException {
    Message foreign = ask("elsewhere.test.", Type.A, false, 0);
    assertThat(foreign.getRcode()).isEqualTo(Rcode.REFUSED);
    assertThat(foreign.getHeader().getFlag(Flags.AA)).isFalse();
  }

  @Test
  void longAnswersAreTruncatedOverUdpUnlessEdnsMakesRoom() throws IOException {
    SimpleResolver plain = resolver(false, 0);
    plain.setIgnoreTruncation(true);
    Message cut = plain.send(query("many.example.com.", Type.A));
    assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(cut.toWire().length).isLessThanOrEqualTo(512);
    assertThat(ask("many.example.com.", Type.A, true, 0).getSection(Section.ANSWER)).hasSize(60);
    Message edns = ask("many.example.com.", Type.A, false, 4096);
    assertThat(edns.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(edns.getOPT()).isNotNull();
    assertThat(edns.getSection(Section.ANSWER)).hasSize(60);
  }

  @Test
  void otherOpcodesAndAnyAndGarbageDoNotStopIt() throws IOException {
    Message notify = query("shop.example.com.", Type.A);
    notify.getHeader().setOpcode(Opcode.NOTIFY);
    assertThat(resolver(false, 0).send(notify).getRcode()).isEqualTo(Rcode.NOTIMP);
    assertThat(ask("shop.example.com.", Type.ANY, false, 0).getRcode()).isEqualTo(Rcode.NOTIMP);
    byte[] garbage = {1, 2, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 77};
    Message complaint = new Message(datagram(garbage));
    assertThat(complaint.getRcode()).isEqualTo(Rcode.FORMERR);
    assertThat(complaint.getHeader().getID()).isEqualTo(0x0102);
    assertThat(ask("shop.example.com.", Type.A, false, 0).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  private byte[] datagram(byte[] sent) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(5000);
      socket.send(new DatagramPacket(sent, sent.length, server.address()));
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      socket.receive(answer);
      return java.util.Arrays.copyOf(answer.getData(), answer.getLength());
    }
  }

  private Message ask(String name, int type, boolean tcp, int edns) throws IOException {
    return resolver(tcp, edns).send(query(name, type));
  }

  private SimpleResolver resolver(boolean tcp, int edns) {
    SimpleResolver resolver = new SimpleResolver(server.address());
    resolver.setTCP(tcp);
    resolver.setTimeout(Duration.ofSeconds(5));
    resolver.setEDNS(edns == 0 ? -1 : 0, edns, 0);
    return resolver;
  }

  private static Message query(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
  }

  private static Answer resolve(String name, String type, Optional<String> region) {
    if (!name.endsWith("example.com.")) {
      return new Answer(Answer.Code.REFUSED, List.of(), Optional.empty(), Optional.empty());
    }
    boolean exists = name.startsWith("shop.") || name.startsWith("many.");
    int count = !type.equals("A") || !exists ? 0 : name.startsWith("many.") ? 60 : 1;
    List<Answer.Record> records =
        IntStream.range(0, count)
            .mapToObj(i -> new Answer.Record(name, "A", 30, "192.0.2." + (7 + i)))
            .toList();
    Answer.Code code = exists ? Answer.Code.NOERROR : Answer.Code.NXDOMAIN;
    return new Answer(code, records, Optional.of("example.com."), Optional.of(SOA));
  }
}
