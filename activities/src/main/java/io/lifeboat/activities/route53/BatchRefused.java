package io.lifeboat.activities.route53;

/** Route 53 refused a batch: the records are no longer as read, or the batch is not valid. */
final class BatchRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BatchRefused(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
