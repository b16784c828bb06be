package io.lifeboat.plan.reading;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in a file, counted from 1. */
record Place(int line, int column) {
  static final Place NONE = new Place(0, 0);
  static final Place START = new Place(1, 1);

  static Place of(Optional<Mark> mark) {
    return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(START);
  }
}
