package io.lifeboat.simulator;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Refuses what a request asks for beyond what is simulated, instead of passing over it. */
public final class Only {
  private Only() {}

  /**
   * Checks that a request sets none but the named members.
   *
   * @throws AwsServiceException with code {@code NotSimulated}
   */
  public static void members(
      SdkPojo request, AwsServiceException.Builder error, String... simulated) {
    Set<String> known = Set.of(simulated);
    Optional<String> beyond =
        request.sdkFields().stream()
            .filter(field -> isSet(field, request))
            .map(SdkField::memberName)
            .filter(name -> !known.contains(name))
            .findFirst();
    if (beyond.isPresent()) {
      String what = beyond.get() + " of " + request.getClass().getSimpleName();
      throw AwsError.of(error, "NotSimulated", 501, what + " is not simulated");
    }
  }

  private static boolean isSet(SdkField<?> field, SdkPojo request) {
    Object value = field.getValueOrDefault(request);
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }
}
