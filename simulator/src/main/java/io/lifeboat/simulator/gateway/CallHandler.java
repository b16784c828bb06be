package io.lifeboat.simulator.gateway;

import io.lifeboat.simulator.gateway.wire.CallRefused;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.gateway.wire.OperationShape;
import io.lifeboat.simulator.gateway.wire.Protocols;
import io.lifeboat.simulator.gateway.wire.WireError;
import io.lifeboat.simulator.gateway.wire.WireProtocol;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Takes one AWS call from its arrival to its answer, through whatever faults stand in its way. */
final class CallHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CallHandler.class);

  private final Backend backend;
  private final AddressBook book;
  private final Holds holds;
  private final Parking parking;

  CallHandler(Backend backend, AddressBook book, Holds holds, Parking parking) {
    this.backend = backend;
    this.book = book;
    this.holds = holds;
    this.parking = parking;
  }

  void handle(HttpCall call, OpenExchange exchange) {
    CallAddress address = book.address(call);
    Fate fate = backend.fate(address.service().name(), address.region());
    if (fate instanceof Fate.BlackHoled) {
      parking.park(exchange);
    } else if (fate instanceof Fate.Refused) {
      exchange.close();
    } else if (fate instanceof Fate.Slow slow) {
      parking.later(slow.delay(), () -> new Journey(call, address, exchange).begin());
    } else {
      new Journey(call, address, exchange).begin();
    }
  }

  /** A call that has reached its region. */
  private final class Journey {
    private final HttpCall call;
    private final CallAddress address;
    private final OpenExchange exchange;
    private final WireProtocol protocol;
    private final String requestId = UUID.randomUUID().toString();

    Journey(HttpCall call, CallAddress address, OpenExchange exchange) {
      this.call = call;
      this.address = address;
      this.exchange = exchange;
      this.protocol = Protocols.of(call, address.service());
    }

    void begin() {
      try {
        OperationShape operation = protocol.operation(call, address.service());
        SdkPojo request = protocol.request(call, address.service(), operation);
        Holds.Rest rest = rest(() -> applied(operation, request));
        if (!holds.take(operation.name(), address, Hold.Point.BEFORE, rest)) {
          applied(operation, request);
        }
      } catch (CallRefused refused) {
        exchange.answer(failure(refused.error()));
      }
    }

    private void applied(OperationShape operation, SdkPojo request) {
      Runnable answer = effect(operation, request);
      if (!holds.take(operation.name(), address, Hold.Point.AFTER, rest(answer))) {
        answer.run();
      }
    }

    /** The effect takes place here; what comes back only sends the answer. */
    private Runnable effect(OperationShape operation, SdkPojo request) {
      try {
        SdkPojo response = operation.invoke(client(), request);
        HttpAnswer answer = protocol.success(address.service(), operation, response, requestId);
        return () -> exchange.answer(answer);
      } catch (AwsServiceException thrown) {
        return () -> exchange.answer(failure(WireError.of(thrown)));
      } catch (CallRefused refused) {
        return () -> exchange.answer(failure(refused.error()));
      } catch (UnsupportedOperationException notThere) {
        return () -> exchange.answer(failure(notSimulated(operation)));
      } catch (SdkClientException silent) {
        return () -> unanswered(operation, silent);
      } catch (RuntimeException broken) {
        LOG.error(
            "{} {} failed in the simulator", address.service().name(), operation.name(), broken);
        return () -> exchange.answer(failure(internal()));
      }
    }

    private void unanswered(OperationShape operation, SdkClientException silent) {
      if (backend.isAnswerLost(silent)) {
        SdkPojo empty = operation.emptyResponse();
        exchange.truncate(protocol.success(address.service(), operation, empty, requestId));
      } else if (backend.isRefused(silent)) {
        exchange.close();
      } else {
        parking.park(exchange);
      }
    }

    private SdkClient client() {
      try {
        return backend.client(address.service().type(), address.region(), address.caller());
      } catch (IllegalArgumentException noSuchRegion) {
        throw CallRefused.notSimulated(noSuchRegion.getMessage());
      }
    }

    private Holds.Rest rest(Runnable onward) {
      return new Holds.Rest() {
        @Override
        public void goOn() {
          parking.now(onward);
        }

        @Override
        public void drop() {
          exchange.close();
        }
      };
    }

    private HttpAnswer failure(WireError error) {
      return protocol.failure(address.service(), error, requestId);
    }

    private WireError notSimulated(OperationShape operation) {
      String name = operation.name() + " of " + address.service().name();
      return CallRefused.notSimulated("The operation " + name + " is not simulated.").error();
    }

    private WireError internal() {
      return WireError.of(
          "InternalFailure",
          "The request processing has failed because of an unknown error, exception or failure.",
          500);
    }
  }
}
