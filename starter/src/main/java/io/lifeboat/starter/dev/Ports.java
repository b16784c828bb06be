package io.lifeboat.starter.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ports of this machine. */
final class Ports {
  private Ports() {}

  /** The wanted port when nobody has it, else one that the system chooses. */
  static int freeOr(int wanted) {
    try (ServerSocket socket = open(wanted)) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return any();
    }
  }

  /** Whether somebody listens there; waits a moment when nobody does. */
  static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException closed) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      return false;
    }
  }

  private static int any() {
    try (ServerSocket socket = open(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  private static ServerSocket open(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
