package io.lifeboat.workflows.events;

/**
 * What was read from a queue.
 *
 * @param received messages
 * @param begun events that nobody had seen before
 * @param duplicates events that have a workflow already
 * @param deadLetters messages that were put aside
 */
public record QueueRound(long received, long begun, long duplicates, long deadLetters) {
  /** Nothing yet. */
  public static final QueueRound NOTHING = new QueueRound(0, 0, 0, 0);

  /** Both together. */
  public QueueRound plus(QueueRound other) {
    return new QueueRound(
        received + other.received,
        begun + other.begun,
        duplicates + other.duplicates,
        deadLetters + other.deadLetters);
  }
}
