package io.lifeboat.simulator.postgres;

import io.lifeboat.simulator.Faults;
import io.lifeboat.simulator.Loss;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** One connection through a front: bytes both ways, until somebody ends it. */
final class Relay {
  private static final int BUFFER = 16_384;

  private final PostgresFront front;
  private final Socket client;
  private final IntSupplier port;
  private volatile Socket server;
  private volatile boolean silent;
  private volatile boolean losing;

  Relay(PostgresFront front, Socket client, IntSupplier port) {
    this.front = front;
    this.client = client;
    this.port = port;
  }

  void open() throws IOException {
    client.setTcpNoDelay(true);
    server = new Socket(InetAddress.getLoopbackAddress(), port.getAsInt());
    server.setTcpNoDelay(true);
    PostgresFront.daemon("postgres-to-server", () -> pump(client, server, true));
    PostgresFront.daemon("postgres-to-client", () -> pump(server, client, false));
  }

  /** From now on nothing comes through, in either direction. */
  void silence() {
    silent = true;
  }

  boolean isSilent() {
    return silent;
  }

  void close() {
    front.forget(this);
    close(client);
    close(server);
  }

  private void pump(Socket from, Socket to, boolean asks) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (asks) {
          if (front.refuses()) {
            break;
          }
          slow();
          losing = losing || front.losesAnswerTo(text(buffer, read));
        } else if (losing) {
          break;
        }
        if (!silent) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
    } catch (IOException ended) {
      // By either side.
    }
    close();
  }

  private void slow() {
    if (front.loss().filter(how -> how == Loss.SLOW).isPresent()) {
      LockSupport.parkNanos(Faults.SLOWNESS.toNanos());
    }
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static void close(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException gone) {
      // It is closed either way.
    }
  }
}
