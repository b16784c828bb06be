package io.lifeboat.simulator.gateway.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.protocols.core.OperationInfo;

/** One operation of an SDK client interface with the wire binding that the SDK generated for it. */
public record OperationShape(String name, Method method, OperationInfo binding) {

  /** A fresh builder of the request, to be filled field by field. */
  public SdkPojo requestBuilder() {
    return builderOf(method.getParameterTypes()[0]);
  }

  /** A fresh builder of the response. */
  public SdkPojo responseBuilder() {
    return builderOf(method.getReturnType());
  }

  /** A response without members. */
  public SdkPojo emptyResponse() {
    return Fields.build(responseBuilder());
  }

  /**
   * Calls the operation on a client object.
   *
   * @throws AwsServiceException as the service answers
   * @throws SdkClientException when the service does not answer
   */
  public SdkPojo invoke(SdkClient client, SdkPojo request) {
    try {
      return (SdkPojo) method.invoke(client, request);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(name + " failed", thrown.getCause());
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(name + " is not public", impossible);
    }
  }

  private static SdkPojo builderOf(Class<?> model) {
    try {
      return (SdkPojo) model.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(model + " has no builder", impossible);
    }
  }
}
