package io.lifeboat.simulator;

/**
 * Where in the estate something happens.
 *
 * @param operation the API operation, or a name in lower case for what AWS does by itself
 * @param resource the identifier of what changes
 */
public record Where(String region, String service, String operation, String resource) {}
