package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.failure.v1.Failure;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;

class ShortFailuresTest {
  /** The server's limit.mutableStateActivityFailureSize.error. */
  private static final int MOST_BYTES = 4 * 1024;

  @Test
  void aFailureWithManyDeepCausesIsShownWithItsSentence() {
    Throwable thrown = deep(60, 6);
    Failure failure = Lifeboat.dataConverter().exceptionToFailure(thrown);
    assertThat(failure.getMessage()).isEqualTo(thrown.getMessage());
    assertThat(failure.getStackTrace()).isNotEmpty();
    assertThat(failure.getCause().getMessage()).startsWith("cause 5");
    assertThat(failure.getSerializedSize()).isLessThan(MOST_BYTES);
  }

  @Test
  void typeAndSentenceComeBackAsTheyWere() {
    Failure failure =
        Lifeboat.dataConverter()
            .exceptionToFailure(ApplicationFailure.newNonRetryableFailure("no", "InvalidRequest"));
    assertThat(Lifeboat.dataConverter().failureToException(failure))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            back -> {
              assertThat(back.getType()).isEqualTo("InvalidRequest");
              assertThat(back.getOriginalMessage()).isEqualTo("no");
              assertThat(back.isNonRetryable()).isTrue();
            });
  }

  private static Throwable deep(int frames, int causes) {
    if (frames > 0) {
      return deep(frames - 1, causes);
    }
    return causes == 0
        ? new IllegalStateException("cause 0, a sentence of AWS's of the usual length")
        : new IllegalStateException(
            "cause " + causes + ", a sentence of AWS's of the usual length", deep(40, causes - 1));
  }
}
