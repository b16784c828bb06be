package io.lifeboat.starter.dev;

import java.util.Optional;

/** A Temporal server on this machine, started for a person and stopped with the command. */
interface LocalTemporal extends AutoCloseable {
  /** Host and port for clients. */
  String address();

  /** Where its UI is, when it has one. */
  Optional<String> ui();

  /** What it is, in a sentence. */
  String sentence();

  @Override
  void close();
}
