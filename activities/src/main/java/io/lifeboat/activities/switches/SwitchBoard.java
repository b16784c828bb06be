package io.lifeboat.activities.switches;

import java.util.Optional;

/** Things with names that are on or off in one region. */
interface SwitchBoard {
  /** What they are and where, such as {@code rules of nightly in eu-west-1}. */
  String words();

  /** Whether one is on; empty when there is none of that name. */
  Optional<Boolean> isOn(String name);

  /** Absolute: what is so already stays so. */
  void set(String name, boolean isOn);
}
