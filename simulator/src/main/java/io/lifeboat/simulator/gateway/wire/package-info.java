/**
 * AWS's wire protocols for any SDK client object, driven by the field metadata of the SDK's models.
 */
package io.lifeboat.simulator.gateway.wire;
