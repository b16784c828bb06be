package io.lifeboat.simulator.postgres;

import io.lifeboat.simulator.Loss;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Where clients reach a server, other servers among them: a port of this machine that is as silent,
 * as forbidding or as slow as the server's region.
 */
public final class PostgresFront implements AutoCloseable {
  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  private final ServerSocket door;
  private final IntSupplier server;
  private final Supplier<Optional<Loss>> loss;
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
  private final Set<String> losing = ConcurrentHashMap.newKeySet();

  PostgresFront(IntSupplier server, Supplier<Optional<Loss>> loss) {
    this.server = server;
    this.loss = loss;
    try {
      this.door = new ServerSocket(0, 50, LOCAL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon("postgres-front", this::serve);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(LOCAL, door.getLocalPort());
  }

  /** Breaks every connection of now. */
  public void cut() {
    relays.forEach(Relay::close);
  }

  /**
   * The next statement that holds {@code words} takes effect, and its answer is lost with the
   * connection.
   *
   * @param words as the client writes them
   */
  public void loseAnswer(String words) {
    losing.add(words);
  }

  /** What was to be lost and has not come yet. */
  public Set<String> notLostYet() {
    return Set.copyOf(losing);
  }

  /** How many connections go through it now. */
  public int connections() {
    return relays.size();
  }

  /** The region is gone: what is connected hears nothing more, or is refused. */
  void lost(Loss how) {
    if (how == Loss.REFUSE) {
      cut();
    } else if (how == Loss.BLACK_HOLE) {
      relays.forEach(Relay::silence);
    }
  }

  /** Whoever still waits for an answer of before is told that there is none. */
  void restored() {
    relays.stream().filter(Relay::isSilent).forEach(Relay::close);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  Optional<Loss> loss() {
    return loss.get();
  }

  /** Whether whoever is connected is cut off at the next word. */
  boolean refuses() {
    return loss.get().filter(how -> how == Loss.REFUSE).isPresent();
  }

  /** Whether the answer to what a client just said is to be lost; once. */
  boolean losesAnswerTo(String said) {
    return losing.removeIf(said::contains);
  }

  void forget(Relay relay) {
    relays.remove(relay);
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        admit(door.accept());
      } catch (IOException closed) {
        // The door is closed, or this client went at once.
      }
    }
  }

  private void admit(Socket client) throws IOException {
    Optional<Loss> lost = loss.get();
    if (lost.filter(how -> how == Loss.REFUSE).isPresent()) {
      client.setSoLinger(true, 0);
      client.close();
      return;
    }
    Relay relay = new Relay(this, client, server);
    relays.add(relay);
    if (lost.filter(how -> how == Loss.BLACK_HOLE).isPresent()) {
      relay.silence();
    } else {
      relay.open();
    }
  }

  static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
