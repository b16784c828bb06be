package io.lifeboat.plan.decision;

import java.time.Instant;

/** A person's word that nothing begins by itself. */
public record Hold(String who, String reason, Instant since) {}
