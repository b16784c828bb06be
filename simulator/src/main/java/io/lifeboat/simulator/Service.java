package io.lifeboat.simulator;

import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

/**
 * One simulated service.
 *
 * @param type the SDK's client interface
 * @param name as in ARNs
 * @param controlPlane the region whose API answers for a client's region
 * @param throttling the error code that means slow down
 * @param error a builder of the service's own exception
 * @param inRegion makes the object that does the work for one region
 */
record Service<C extends SdkClient>(
    Class<C> type,
    String name,
    Function<String, String> controlPlane,
    String throttling,
    Supplier<AwsServiceException.Builder> error,
    Function<String, C> inRegion) {}
