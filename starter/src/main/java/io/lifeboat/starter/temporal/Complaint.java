package io.lifeboat.starter.temporal;

import io.grpc.StatusRuntimeException;
import io.lifeboat.starter.Refusal;

/** What a Temporal server complains of, in one sentence with what to do. */
final class Complaint {
  private Complaint() {}

  static Refusal of(StatusRuntimeException complaint, String address) {
    String detail = complaint.getStatus().getDescription();
    return switch (complaint.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> silence(address);
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          Refusal.unreachable(
              "Temporal at %s does not let us in (%s): check TEMPORAL_API_KEY, the TLS settings and the namespace"
                  .formatted(address, detail));
      case UNIMPLEMENTED ->
          Refusal.wrongInput(
              "the Temporal server at %s cannot do this (it is the small in-JVM server): install the 'temporal' program and start again with ./lifeboat dev"
                  .formatted(address));
      case NOT_FOUND ->
          Refusal.wrongInput(
              "Temporal at %s does not know it (%s): check TEMPORAL_NAMESPACE and the run's name; ./lifeboat list shows what there is"
                  .formatted(address, detail));
      default ->
          Refusal.unreachable(
              "Temporal at %s refused the call (%s: %s)"
                  .formatted(address, complaint.getStatus().getCode(), detail));
    };
  }

  static Refusal silence(String address) {
    return Refusal.unreachable(
        "no Temporal server answers at %s: start one with ./lifeboat dev, or set TEMPORAL_ADDRESS to yours (a running dev prints it)"
            .formatted(address));
  }
}
