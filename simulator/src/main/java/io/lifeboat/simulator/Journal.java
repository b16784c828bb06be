package io.lifeboat.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Everything that took effect in simulated AWS, in order of time. Only ever appended to. */
public final class Journal {
  private final Estate estate;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();

  Journal(Estate estate) {
    this.estate = estate;
  }

  /** Everything up to now. */
  public List<JournalEntry> entries() {
    return estate.look(() -> List.copyOf(entries));
  }

  /** The mutations that callers asked for and that were accepted. */
  public List<JournalEntry> mutations() {
    return of(JournalEntry.Kind.MUTATION);
  }

  /** The accepted mutations of one operation, such as {@code FailoverGlobalCluster}. */
  public List<JournalEntry> mutations(String operation) {
    return mutations().stream().filter(e -> e.operation().equals(operation)).toList();
  }

  /** Harm that was done, such as writes accepted by an old primary. */
  public List<JournalEntry> warnings() {
    return of(JournalEntry.Kind.WARNING);
  }

  /** Calls {@code listener} with each later entry, under the estate's lock: it must be quick. */
  public void listen(Consumer<JournalEntry> listener) {
    listeners.add(listener);
  }

  private List<JournalEntry> of(JournalEntry.Kind kind) {
    return entries().stream().filter(e -> e.kind() == kind).toList();
  }

  void append(JournalEntry.Kind kind, Where where, boolean changed, String sentence) {
    JournalEntry entry =
        new JournalEntry(
            entries.size() + 1L,
            estate.now(),
            kind,
            where.region(),
            where.service(),
            where.operation(),
            where.resource(),
            changed,
            sentence,
            kind == JournalEntry.Kind.MUTATION ? estate.caller().name() : "aws");
    entries.add(entry);
    listeners.forEach(listener -> listener.accept(entry));
  }
}
