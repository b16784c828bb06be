package io.lifeboat.workflows;

import java.util.Optional;
import java.util.function.Supplier;

/** What people may answer at a gate, and when. */
final class GateOrders {
  private final Run run;
  private final Refusals refusals;

  GateOrders(Run run, Refusals refusals) {
    this.run = run;
    this.refusals = refusals;
  }

  PersonsOrder approve(GateAnswer answer) {
    return order("approve", answer, () -> whyNotApprove(answer), true);
  }

  PersonsOrder reject(GateAnswer answer) {
    return order("reject", answer, () -> whyNotReject(answer), false);
  }

  private PersonsOrder order(
      String word, GateAnswer answer, Supplier<Optional<String>> whyNot, boolean approved) {
    return new PersonsOrder(
        word,
        answer.gate().isBlank() ? Story.RUN : answer.gate(),
        answer.who(),
        answer.reason(),
        () -> refusals.whyNotAnything().or(whyNot),
        () ->
            run.openGate(answer.gate())
                .ifPresent(gate -> gate.answer(answer.who(), approved, answer.reason())));
  }

  private Optional<String> whyNotApprove(GateAnswer answer) {
    return whyNotAnswer(answer)
        .or(
            () ->
                run.openGate(answer.gate())
                    .filter(gate -> gate.hasAnswered(answer.who()))
                    .map(gate -> answer.who() + " has answered already; each person counts once"))
        .or(
            () ->
                run.openGate(answer.gate())
                    .filter(gate -> !gate.gate().initiatorMayApprove() && isInitiator(answer.who()))
                    .map(gate -> answer.who() + " started this run and may not approve it"));
  }

  private Optional<String> whyNotReject(GateAnswer answer) {
    return whyNotAnswer(answer).or(() -> Refusals.withoutReason(answer.reason()));
  }

  private Optional<String> whyNotAnswer(GateAnswer answer) {
    return run.openGate(answer.gate())
        .map(gate -> whyNotAnswer(answer, gate))
        .orElseGet(() -> Optional.of(noSuchGate(answer.gate())));
  }

  private static Optional<String> whyNotAnswer(GateAnswer answer, OpenGate gate) {
    if (!gate.isOpen() || gate.isAnswered()) {
      return Optional.of("gate " + gate.id() + " has been answered");
    }
    if (!gate.names(answer.who())) {
      return Optional.of(
          "%s is not among the approvers of %s: %s"
              .formatted(answer.who(), gate.id(), Sentences.list(gate.gate().approvers())));
    }
    if (!gate.code().equalsIgnoreCase(answer.code().strip())) {
      return Optional.of(
          "code '%s' is not that of %s as it is open now; look at its evidence again and quote the code shown there"
              .formatted(answer.code(), gate.id()));
    }
    return Optional.empty();
  }

  private String noSuchGate(String name) {
    return run.openGates().isEmpty()
        ? "gate '" + name + "' is not open; no gate is open now"
        : "gate '%s' is not open; open is %s"
            .formatted(name, Sentences.list(run.openGates().stream().map(OpenGate::id).toList()));
  }

  private boolean isInitiator(String who) {
    return OpenGate.isSamePerson(run.request().initiator(), who);
  }
}
