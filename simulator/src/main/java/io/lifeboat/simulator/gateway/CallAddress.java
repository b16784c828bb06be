package io.lifeboat.simulator.gateway;

import io.lifeboat.simulator.gateway.wire.ServiceShape;

/**
 * Where a call goes and who sends it.
 *
 * @param region e.g. {@code eu-west-1}; that of the control plane for a global service
 * @param caller the access key that signed, {@code anonymous} when nobody did
 */
record CallAddress(ServiceShape service, String region, String caller) {}
