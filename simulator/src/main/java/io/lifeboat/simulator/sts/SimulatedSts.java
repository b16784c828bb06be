package io.lifeboat.simulator.sts;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS: whose account this is. */
public final class SimulatedSts implements StsClient {
  private final String account;

  /** STS of an account. */
  public SimulatedSts(String account) {
    this.account = account;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
    return GetCallerIdentityResponse.builder()
        .account(account)
        .arn("arn:aws:sts::" + account + ":assumed-role/lifeboat/simulated")
        .userId("AROASIMULATED0000000:simulated")
        .build();
  }
}
