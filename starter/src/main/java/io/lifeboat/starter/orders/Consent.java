package io.lifeboat.starter.orders;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.terminal.Terminal;

/** A person's yes to an answer whose evidence has just been shown. */
record Consent(Terminal terminal) {
  /**
   * Asks for it; returns when it was given.
   *
   * @param question the word that asks, such as "Approve"
   * @throws Refusal when the answer is anything else, the input ends, or nobody can be asked
   */
  void to(String question, GateRecord open) {
    if (!terminal.isPersonThere()) {
      throw Refusal.wrongInput(
          "nothing was sent, since nobody can be asked here: read the evidence, then give --code %s"
              .formatted(open.code()));
    }
    boolean isGiven =
        terminal
            .ask(question + " " + open.gate() + "? [yes/no]")
            .filter(answer -> answer.matches("(?i)y|yes"))
            .isPresent();
    if (!isGiven) {
      throw Refusal.wrongInput("nothing was sent, since the answer was not yes");
    }
  }
}
