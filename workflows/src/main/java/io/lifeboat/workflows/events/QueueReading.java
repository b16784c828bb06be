package io.lifeboat.workflows.events;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Intake;

/** Which queue is read, and by which definition. */
public record QueueReading(Intake intake, Region region) {}
