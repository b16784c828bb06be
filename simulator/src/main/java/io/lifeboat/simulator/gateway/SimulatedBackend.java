package io.lifeboat.simulator.gateway;

import io.lifeboat.simulator.AnswerLost;
import io.lifeboat.simulator.Caller;
import io.lifeboat.simulator.Faults;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.NoAnswer;
import io.lifeboat.simulator.SimulatedAws;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Simulated AWS behind the gateway: the callers wait, not the gateway's threads. */
public final class SimulatedBackend implements Backend {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

  private final SimulatedAws aws;
  private final String defaultRegion;

  /** Serves this account; calls that name no region go to the default one. */
  public SimulatedBackend(SimulatedAws aws, String defaultRegion) {
    this.aws = aws;
    this.defaultRegion = defaultRegion;
  }

  @Override
  public Set<Class<? extends SdkClient>> services() {
    return aws.services();
  }

  @Override
  public String defaultRegion() {
    return defaultRegion;
  }

  @Override
  public SdkClient client(Class<? extends SdkClient> service, String region, String caller) {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("There is no region " + region + ".");
    }
    return aws.client(service, region, Caller.remote(caller));
  }

  @Override
  public Fate fate(String service, String region) {
    return aws.faults()
        .controlPlane(region)
        .map(SimulatedBackend::fate)
        .orElse(new Fate.Answered());
  }

  @Override
  public boolean isAnswerLost(SdkClientException thrown) {
    return thrown instanceof AnswerLost;
  }

  @Override
  public boolean isRefused(SdkClientException thrown) {
    return thrown instanceof NoAnswer silent && silent.loss() == Loss.REFUSE;
  }

  private static Fate fate(Loss loss) {
    return switch (loss) {
      case BLACK_HOLE -> new Fate.BlackHoled();
      case REFUSE -> new Fate.Refused();
      case SLOW -> new Fate.Slow(Faults.SLOWNESS);
    };
  }
}
