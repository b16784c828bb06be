package io.lifeboat.activities;

import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.route53.NameServers;

/**
 * Everything that actions reach.
 *
 * @param aws the way to AWS
 * @param prober how the application is asked
 * @param nameServers how DNS is asked
 */
public record Connections(AwsClients aws, Prober prober, NameServers nameServers) {}
