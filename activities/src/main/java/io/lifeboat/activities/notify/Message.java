package io.lifeboat.activities.notify;

import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.NotifySns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** What is published: the subject, the run in one sentence, and which run it was. */
record Message(PublishRequest request) {
  /** SNS's limit for subjects. */
  private static final int SUBJECT = 100;

  static Message of(NotifySns step, StepCall call) {
    PublishRequest.Builder request =
        PublishRequest.builder()
            .topicArn(step.topic())
            .subject(subject(step.subject()))
            .message(new Letter(step.subject(), call).text());
    if (isFifo(step)) {
      request.messageDeduplicationId(hash(call.token())).messageGroupId(call.application());
    }
    return new Message(request.build());
  }

  static boolean isFifo(NotifySns step) {
    return step.topic().endsWith(".fifo");
  }

  /** SNS takes printable ASCII without line breaks. */
  private static String subject(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
    return plain.length() < SUBJECT ? plain : plain.substring(0, SUBJECT - 1);
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
