package io.lifeboat.plan.health;

import java.time.Instant;

/** One look at one thing, remembered until it is known whether it stays so. */
public record Glance(Sight sight, Instant at) {}
