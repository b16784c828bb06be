package io.lifeboat.simulator.cloudfront;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/**
 * The way from an edge to what a user asks for.
 *
 * @param origins those that are asked, in order
 * @param codes the HTTP status codes on which the next one is asked
 */
public record EdgeWay(List<Origin> origins, Set<Integer> codes) {}
