package io.lifeboat.simulator.admin;

import java.util.Map;

/** The same answer for people and for programs. */
record AdminReply(int status, String text, Object json) {
  static AdminReply of(String text, Object json) {
    return new AdminReply(200, text, json);
  }

  /** Done, said in one sentence. */
  static AdminReply done(String sentence) {
    return of(sentence, Map.of("message", sentence));
  }
}
