package io.lifeboat.simulator;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** Stands before every operation of one service in one region and adds what may be broken. */
final class Front<C extends SdkClient> implements InvocationHandler {
  /** What a caller waits for an answer who has not said. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How often a call that waits for something to answer looks for it. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Estate estate;
  private final Rates rates;
  private final Service<C> service;
  private final String region;
  private final Caller caller;
  private final C target;

  Front(Estate estate, Rates rates, Service<C> service, String region, Caller caller, C target) {
    this.estate = estate;
    this.rates = rates;
    this.service = service;
    this.region = service.controlPlane(region);
    this.caller = caller;
    this.target = target;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    if (isOperation(method)) {
      return call(method, (SdkRequest) args[0]);
    }
    if (method.getDeclaringClass() == Object.class || method.getName().equals("serviceName")) {
      return method.invoke(target, args);
    }
    if (method.getName().equals("close")) {
      return null;
    }
    // Consumer builders and paginators, which end in an operation of the proxy.
    return InvocationHandler.invokeDefault(proxy, method, args);
  }

  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && SdkResponse.class.isAssignableFrom(method.getReturnType());
  }

  private Object call(Method method, SdkRequest request) {
    String operation = request.getClass().getSimpleName().replaceAll("Request$", "");
    Optional<Loss> loss = estate.faults().controlPlane(region);
    if (loss.isPresent()) {
      return callLost(loss.get(), operation, method, request);
    }
    return answer(operation, method, request);
  }

  private Object callLost(Loss loss, String operation, Method method, SdkRequest request) {
    Duration patience = patience(request);
    switch (loss) {
      case REFUSE:
        throw new NoAnswer(
            loss, "Unable to execute HTTP request: Connect to " + host() + " : Connection refused");
      case BLACK_HOLE:
        await(patience);
        throw timeout(loss, patience);
      default:
        // Who waits less than the delay does not see the answer, but the effect is there.
        boolean gaveUp = caller.waits() && patience.compareTo(Faults.SLOWNESS) < 0;
        await(gaveUp ? patience : Faults.SLOWNESS);
        Object answer = answer(operation, method, request);
        if (gaveUp) {
          throw timeout(loss, patience);
        }
        return answer;
    }
  }

  private record Answered(Object answer, Duration takes, Duration waits) {}

  private Object answer(String operation, Method method, SdkRequest request) {
    Answered answered = answerNow(operation, method, request);
    Duration waited = Duration.ZERO;
    while (waited.compareTo(answered.waits()) < 0) {
      estate.clock().wait(BETWEEN_LOOKS);
      waited = waited.plus(BETWEEN_LOOKS);
      answered = answerNow(operation, method, request);
    }
    awaitAnswer(answered.takes(), patience(request));
    return answered.answer();
  }

  private Answered answerNow(String operation, Method method, SdkRequest request) {
    return estate.as(
        caller,
        () -> {
          refuse(operation, request);
          Object answer = work(operation, method, request);
          if (estate.waits().isZero() && estate.faults().takeLostAnswer(operation)) {
            throw new AnswerLost(operation);
          }
          return new Answered(answer, estate.takes(), estate.waits());
        });
  }

  /** Somebody behind the gateway waits there for as long as they like. */
  private void awaitAnswer(Duration takes, Duration patience) {
    boolean gaveUp = caller.waits() && patience.compareTo(takes) < 0;
    estate.clock().wait(gaveUp ? patience : takes);
    if (gaveUp) {
      throw timeout(Loss.SLOW, patience);
    }
  }

  private void refuse(String operation, SdkRequest request) {
    if (estate.faults().takeThrottle(operation)
        || rates.exceeded(service.name(), region, operation, request).isPresent()) {
      throw AwsError.of(service.error().get(), service.throttling(), 400, "Rate exceeded");
    }
    estate
        .faults()
        .takeFailure(operation)
        .ifPresent(
            code -> {
              int status = code.startsWith("Internal") ? 500 : code.contains("Unavail") ? 503 : 400;
              throw AwsError.of(service.error().get(), code, status, "simulated: " + code);
            });
  }

  private Object work(String operation, Method method, SdkRequest request) {
    Supplier<Object> fresh = () -> invoke(operation, method, request);
    // A change is never answered from what was kept.
    return Optional.of(operation)
        .filter(name -> name.matches("(Describe|Get|List).*"))
        .flatMap(estate.faults()::stale)
        .map(stale -> stale.answer(region + request, estate.now(), fresh))
        .orElseGet(fresh);
  }

  private Object invoke(String operation, Method method, SdkRequest request) {
    try {
      return method.invoke(target, request);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof UnsupportedOperationException) {
        throw AwsError.of(
            service.error().get(),
            "NotSimulated",
            501,
            operation + " of " + service.name() + " is not simulated");
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(operation, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(operation, e);
    }
  }

  private void await(Duration patience) {
    if (caller.waits()) {
      estate.clock().wait(patience);
    }
  }

  private NoAnswer timeout(Loss loss, Duration patience) {
    return new NoAnswer(
        loss,
        "Unable to execute HTTP request: %s did not answer within %d ms (Read timed out)"
            .formatted(host(), patience.toMillis()));
  }

  private String host() {
    return service.name() + "." + region + ".amazonaws.com";
  }

  private static Duration patience(SdkRequest request) {
    return request
        .overrideConfiguration()
        .map(AwsRequestOverrideConfiguration::from)
        .flatMap(c -> c.apiCallAttemptTimeout().or(c::apiCallTimeout))
        .orElse(PATIENCE);
  }
}
