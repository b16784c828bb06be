package io.lifeboat.simulator.lambda;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/** Tags of functions. */
final class TagCalls {
  private final LambdaRegion here;

  TagCalls(LambdaRegion here) {
    this.here = here;
  }

  ListTagsResponse list(ListTagsRequest request) {
    return ListTagsResponse.builder()
        .tags(new TreeMap<>(here.function(request.resource()).tags))
        .build();
  }

  TagResourceResponse tag(TagResourceRequest request) {
    LambdaFunction function = here.function(request.resource());
    Map<String, String> before = new TreeMap<>(function.tags);
    function.tags.putAll(request.tags());
    here.estate()
        .mutated(
            function,
            "TagResource",
            !before.equals(function.tags),
            "tagged " + String.join(", ", request.tags().keySet()));
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    LambdaFunction function = here.function(request.resource());
    boolean changed = function.tags.keySet().removeAll(request.tagKeys());
    here.estate()
        .mutated(
            function,
            "UntagResource",
            changed,
            "no longer tagged " + String.join(", ", request.tagKeys()));
    return UntagResourceResponse.builder().build();
  }
}
