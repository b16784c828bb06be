package io.lifeboat.simulator.dns;

import io.lifeboat.simulator.Zones;
import io.lifeboat.simulator.gateway.Workers;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** The name servers of the simulated zones: one port, UDP and TCP, until closed. */
public final class DnsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DnsServer.class);
  private static final int SMALLEST_UDP = 512;
  private static final int LARGEST = 65535;
  private static final int TCP_PATIENCE_MS = 10_000;

  private final DnsAnswers answers;
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final ExecutorService workers = Workers.pool("dns", 8);

  private DnsServer(Zones zones, Sockets sockets) {
    this.answers = new DnsAnswers(zones);
    this.udp = sockets.udp();
    this.tcp = sockets.tcp();
    daemon("dns-udp", this::serveUdp);
    daemon("dns-tcp", this::serveTcp);
  }

  private record Sockets(DatagramSocket udp, ServerSocket tcp) {}

  /**
   * Starts to answer.
   *
   * @param address where to listen; port 0 takes one that is free for both
   * @throws IOException when the port is taken
   */
  public static DnsServer start(Zones zones, InetSocketAddress address) throws IOException {
    int tries = address.getPort() == 0 ? 20 : 1;
    for (int i = 1; ; i++) {
      try {
        return new DnsServer(zones, bind(address));
      } catch (IOException taken) {
        if (i == tries) {
          throw taken;
        }
      }
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) udp.getLocalSocketAddress();
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException ignored) {
      LOG.debug("closing the TCP socket failed", ignored);
    }
    workers.shutdownNow();
  }

  private static Sockets bind(InetSocketAddress address) throws IOException {
    DatagramSocket udp = new DatagramSocket(address);
    try {
      ServerSocket tcp = new ServerSocket();
      tcp.bind(new InetSocketAddress(address.getAddress(), udp.getLocalPort()));
      return new Sockets(udp, tcp);
    } catch (IOException taken) {
      udp.close();
      throw taken;
    }
  }

  private void serveUdp() {
    byte[] buffer = new byte[LARGEST];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        work(() -> answerUdp(query, packet.getSocketAddress()));
      } catch (IOException closedOrBroken) {
        LOG.debug("a datagram was lost", closedOrBroken);
      }
    }
  }

  private void answerUdp(byte[] query, java.net.SocketAddress client) {
    answers
        .answer(query)
        .ifPresent(
            answer -> {
              byte[] wire = answer.toWire(udpLimit(query));
              try {
                udp.send(new DatagramPacket(wire, wire.length, client));
              } catch (IOException clientHasGone) {
                LOG.debug("an answer was lost", clientHasGone);
              }
            });
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket client = tcp.accept();
        work(() -> answerTcp(client));
      } catch (IOException closedOrBroken) {
        LOG.debug("a connection was lost", closedOrBroken);
      }
    }
  }

  private void answerTcp(Socket client) {
    try (client) {
      client.setSoTimeout(TCP_PATIENCE_MS);
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      for (int length = in.read(); length >= 0; length = in.read()) {
        byte[] query = in.readNBytes((length << 8) | in.readUnsignedByte());
        var answer = answers.answer(query);
        if (answer.isPresent()) {
          byte[] wire = answer.get().toWire(LARGEST);
          out.writeShort(wire.length);
          out.write(wire);
          out.flush();
        }
      }
    } catch (IOException clientHasGone) {
      LOG.debug("a connection was lost", clientHasGone);
    }
  }

  private void work(Runnable answer) {
    try {
      workers.execute(answer);
    } catch (RejectedExecutionException overloadedOrClosing) {
      LOG.debug("a query was dropped", overloadedOrClosing);
    }
  }

  private static int udpLimit(byte[] query) {
    try {
      OPTRecord opt = new Message(query).getOPT();
      return opt == null ? SMALLEST_UDP : Math.max(SMALLEST_UDP, opt.getPayloadSize());
    } catch (IOException malformed) {
      return SMALLEST_UDP;
    }
  }

  private static void daemon(String name, Runnable loop) {
    Thread thread = new Thread(loop, name);
    thread.setDaemon(true);
    thread.start();
  }
}
