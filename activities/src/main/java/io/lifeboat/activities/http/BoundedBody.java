package io.lifeboat.activities.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The beginning of a body, enough to find a region in; an endless one is not read further. */
public final class BoundedBody implements BodySubscriber<String> {
  private static final int LIMIT = Http.LARGEST_BODY;

  private final CompletableFuture<String> text = new CompletableFuture<>();
  private final StringBuilder read = new StringBuilder();
  private Flow.Subscription subscription;

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    // Latin 1, so that a character is never cut; what is looked for is ASCII.
    buffers.forEach(buffer -> read.append(StandardCharsets.ISO_8859_1.decode(buffer)));
    if (read.length() < LIMIT) {
      subscription.request(1);
    } else {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable broken) {
    text.completeExceptionally(broken);
  }

  @Override
  public void onComplete() {
    text.complete(read.toString());
  }
}
