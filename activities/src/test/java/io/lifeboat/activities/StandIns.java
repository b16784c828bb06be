package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;

/** An AWS that answers what a test tells it to, however odd, and remembers what it was asked. */
final class StandIns implements AwsClients {
  private final Map<String, Function<Object, Object>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  /** Every operation of that name answers so, with the request as input. */
  StandIns answering(String operation, Function<Object, Object> answer) {
    answers.put(operation, answer);
    return this;
  }

  StandIns answering(String operation, Object answer) {
    return answering(operation, request -> answer);
  }

  StandIns failing(String operation, RuntimeException failure) {
    return answering(
        operation,
        request -> {
          throw failure;
        });
  }

  /** The operations that were asked and change something, as {@code operation in region}. */
  List<String> changes() {
    return asked.stream().filter(call -> !call.matches("(describe|get|list).*")).toList();
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public <C extends SdkClient> C client(Class<C> type, Region region) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (isShorthand(method)) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          asked.add(method.getName() + " in " + region);
          Function<Object, Object> answer = answers.get(method.getName());
          if (answer == null) {
            throw new AssertionError("nobody told the stand-in what to answer to " + method);
          }
          return answer.apply(arguments[0]);
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** The SDK's forms that take a lambda call the form that takes a request. */
  static boolean isShorthand(Method method) {
    return method.isDefault()
        && method.getParameterCount() == 1
        && method.getParameterTypes()[0] == java.util.function.Consumer.class;
  }
}
