package io.lifeboat.workflows;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.step.Gate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A gate from its opening to its closing. */
final class OpenGate {
  private final String id;
  private final Gate gate;
  private final String code;
  private final Instant openedAt;
  private final List<String> evidence;
  private final List<GateRecord.Approval> answers = new ArrayList<>();
  private Optional<Instant> closedAt = Optional.empty();
  private String sentence;

  OpenGate(String id, Gate gate, String planDigest, List<String> evidence) {
    this.id = id;
    this.gate = gate;
    this.openedAt = Clock.now();
    this.code = code(planDigest, id, openedAt);
    this.evidence = evidence;
    this.sentence = "open until " + Sentences.time(closesAt());
  }

  String id() {
    return id;
  }

  Gate gate() {
    return gate;
  }

  String code() {
    return code;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant closesAt() {
    return openedAt.plus(gate.within());
  }

  List<String> evidence() {
    return evidence;
  }

  boolean isOpen() {
    return closedAt.isEmpty();
  }

  boolean isApproved() {
    return missing() <= 0;
  }

  long missing() {
    return gate.approvals() - answers.stream().filter(GateRecord.Approval::approved).count();
  }

  Optional<GateRecord.Approval> rejection() {
    return answers.stream().filter(answer -> !answer.approved()).findFirst();
  }

  boolean isAnswered() {
    return isApproved() || rejection().isPresent();
  }

  boolean names(String who) {
    return gate.approvers().stream().anyMatch(approver -> isSamePerson(approver, who));
  }

  boolean hasAnswered(String who) {
    return answers.stream().anyMatch(answer -> isSamePerson(answer.who(), who));
  }

  void answer(String who, boolean approved, String reason) {
    answers.add(new GateRecord.Approval(who.strip(), approved, reason, Clock.now()));
  }

  void close(String how) {
    closedAt = Optional.of(Clock.now());
    sentence = how;
  }

  String approvers() {
    return String.join(
        ", ",
        answers.stream()
            .filter(GateRecord.Approval::approved)
            .map(GateRecord.Approval::who)
            .toList());
  }

  GateRecord record() {
    return new GateRecord(
        id,
        code,
        gate.approvers(),
        gate.approvals(),
        openedAt,
        closesAt(),
        evidence,
        answers,
        closedAt,
        sentence);
  }

  static boolean isSamePerson(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }

  /** Stands for this gate of this plan, opened at this time: older evidence has another code. */
  static String code(String planDigest, String gate, Instant openedAt) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (planDigest + "\n" + gate + "\n" + openedAt).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
