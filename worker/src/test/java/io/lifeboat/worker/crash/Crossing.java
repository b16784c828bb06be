package io.lifeboat.worker.crash;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The way from a worker to its Temporal server. Everything passes unchanged; a watcher sees it and
 * may keep a request from arriving, as a worker does that dies before it has sent it.
 */
final class Crossing implements AutoCloseable {
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  static {
    // Calls that end because a process was killed are what this is for, and no news.
    GRPC.setLevel(Level.SEVERE);
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
  }

  private final ManagedChannel onward;
  private final Server server;
  private final Watcher watcher;

  /** Sees every message; called for several calls at a time. */
  interface Watcher {
    /** Whether the request goes on; if not, its call stays open without an answer. */
    boolean mayPass(String method, byte[] request);

    /** An answer that is about to reach the worker. */
    void answered(String method, byte[] request, byte[] answer);
  }

  private Crossing(String target, Watcher watcher) throws IOException {
    this.watcher = watcher;
    this.onward =
        Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
            .maxInboundMessageSize(LARGEST)
            .build();
    this.server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .maxInboundMessageSize(LARGEST)
            .fallbackHandlerRegistry(new Anything())
            .build()
            .start();
  }

  static Crossing to(String target, Watcher watcher) {
    try {
      return new Crossing(target, watcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a worker takes for the server. */
  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    onward.shutdownNow();
  }

  private final class Anything extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
      MethodDescriptor<byte[], byte[]> method =
          MethodDescriptor.newBuilder(Bytes.AS_THEY_ARE, Bytes.AS_THEY_ARE)
              .setFullMethodName(name)
              .setType(MethodDescriptor.MethodType.UNARY)
              .build();
      return ServerMethodDefinition.create(method, (call, headers) -> cross(method, call, headers));
    }
  }

  private ServerCall.Listener<byte[]> cross(
      MethodDescriptor<byte[], byte[]> method, ServerCall<byte[], byte[]> call, Metadata headers) {
    ClientCall<byte[], byte[]> there =
        onward.newCall(method, CallOptions.DEFAULT.withDeadline(Context.current().getDeadline()));
    Passage passage = new Passage(method.getBareMethodName(), call, there);
    there.start(passage.back(), headers);
    call.request(2);
    there.request(2);
    return passage.forth();
  }

  /** One call. */
  private final class Passage {
    private final String method;
    private final ServerCall<byte[], byte[]> call;
    private final ClientCall<byte[], byte[]> there;
    private volatile byte[] request = {};

    Passage(String method, ServerCall<byte[], byte[]> call, ClientCall<byte[], byte[]> there) {
      this.method = method;
      this.call = call;
      this.there = there;
    }

    ServerCall.Listener<byte[]> forth() {
      return new ServerCall.Listener<>() {
        @Override
        public void onMessage(byte[] message) {
          request = message;
          if (watcher.mayPass(method, message)) {
            there.sendMessage(message);
            there.halfClose();
          }
        }

        @Override
        public void onCancel() {
          there.cancel("the worker has gone", null);
        }
      };
    }

    ClientCall.Listener<byte[]> back() {
      return new ClientCall.Listener<>() {
        @Override
        public void onHeaders(Metadata headers) {
          call.sendHeaders(headers);
        }

        @Override
        public void onMessage(byte[] message) {
          if (!call.isCancelled()) {
            watcher.answered(method, request, message);
            call.sendMessage(message);
          }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
          if (!call.isCancelled()) {
            call.close(status, trailers);
          }
        }
      };
    }
  }
}
