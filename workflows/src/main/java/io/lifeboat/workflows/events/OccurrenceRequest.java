package io.lifeboat.workflows.events;

/**
 * A recovery that is to be opened for what an event says.
 *
 * @param askStore whether the store is asked too; not when it did not answer just now
 */
public record OccurrenceRequest(EventRequest event, boolean askStore) {}
