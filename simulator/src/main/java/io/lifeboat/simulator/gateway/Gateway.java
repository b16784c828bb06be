package io.lifeboat.simulator.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lifeboat.simulator.gateway.wire.CallRefused;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.gateway.wire.Protocols;
import io.lifeboat.simulator.gateway.wire.WireError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves simulated AWS over HTTP to any SDK, the AWS CLI and people, until it is closed. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final String ADMIN = "/_simulator";

  static {
    // Without it every answer on a kept connection waits for a delayed acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService workers = Workers.pool("gateway", 32);
  private final Parking parking = new Parking(workers);
  private final Holds holds = new Holds();
  private final CallHandler calls;
  private final Admin admin;

  /** What answers below {@code /_simulator}. */
  public interface Admin {
    HttpAnswer answer(HttpCall call, Holds holds) throws InterruptedException;
  }

  private Gateway(Backend backend, Admin admin, HttpServer server) {
    this.server = server;
    this.admin = admin;
    AddressBook book = new AddressBook(backend.services(), backend.defaultRegion());
    this.calls = new CallHandler(backend, book, holds, parking);
    server.createContext("/", this::handle);
    server.setExecutor(workers);
    server.start();
  }

  /**
   * Starts to serve.
   *
   * @param address where to listen; port 0 takes a free one
   * @throws IOException when the port is taken
   */
  public static Gateway start(Backend backend, Admin admin, InetSocketAddress address)
      throws IOException {
    return new Gateway(backend, admin, HttpServer.create(address, 1024));
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** The calls that are being held. */
  public Holds holds() {
    return holds;
  }

  /** Closes every connection at once. */
  @Override
  public void close() {
    parking.close();
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange http) {
    OpenExchange exchange = new OpenExchange(http);
    HttpCall call = HttpCall.EMPTY;
    try {
      call = exchange.read();
      handle(call, exchange);
    } catch (CallRefused refused) {
      exchange.answer(unaddressed(call, refused.error()));
    } catch (IOException callerHasGone) {
      exchange.close();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      exchange.close();
    } catch (RuntimeException broken) {
      LOG.error("the gateway failed", broken);
      exchange.answer(unaddressed(call, WireError.of("InternalFailure", "It failed.", 500)));
    }
  }

  private void handle(HttpCall call, OpenExchange exchange) throws InterruptedException {
    if (call.path().equals(ADMIN) || call.path().startsWith(ADMIN + "/")) {
      exchange.answer(admin.answer(call, holds));
    } else {
      calls.handle(call, exchange);
    }
  }

  // Refused before it was clear which service it is for.
  private static HttpAnswer unaddressed(HttpCall call, WireError error) {
    return Protocols.unaddressed(call, error, UUID.randomUUID().toString());
  }
}
