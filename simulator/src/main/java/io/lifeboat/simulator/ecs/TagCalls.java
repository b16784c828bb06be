package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Only;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;

/** The calls about tags. */
record TagCalls(EcsRegion here) {
  private static final Pattern SERVICE = Pattern.compile("service/([^/]+)/[^/]+");

  TagResourceResponse tag(TagResourceRequest request) {
    Only.members(request, EcsException.builder(), "resourceArn", "tags");
    String arn = existing(request.resourceArn());
    if (!request.hasTags()) {
      throw EcsErrors.parameter("Tags cannot be null or empty.");
    }
    boolean changed = here.ecs().tags.put(arn, request.tags());
    String tags =
        request.tags().stream().map(TagCalls::text).sorted().collect(Collectors.joining(", "));
    journal("TagResource", arn, changed, changed ? "now has" : "has already", tags);
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    Only.members(request, EcsException.builder(), "resourceArn", "tagKeys");
    String arn = existing(request.resourceArn());
    if (!request.hasTagKeys()) {
      throw EcsErrors.parameter("Tag keys cannot be null or empty.");
    }
    boolean changed = here.ecs().tags.remove(arn, request.tagKeys());
    String keys = request.tagKeys().stream().sorted().collect(Collectors.joining(", "));
    journal("UntagResource", arn, changed, changed ? "lost" : "never had", keys);
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
    Only.members(request, EcsException.builder(), "resourceArn");
    List<Tag> tags = here.ecs().tags.of(existing(request.resourceArn()));
    return ListTagsForResourceResponse.builder().tags(tags).build();
  }

  /** The ARN, when it leads to something that can have tags. */
  private String existing(String arn) {
    String prefix = "arn:aws:ecs:%s:%s:".formatted(here.region(), here.account());
    if (arn == null || !arn.startsWith(prefix)) {
      throw EcsErrors.parameter("The specified resource ARN is not valid in this Region.");
    }
    String resource = arn.substring(prefix.length());
    Matcher service = SERVICE.matcher(resource);
    if (service.matches()) {
      return here.service(here.cluster(service.group(1)), arn)
          .map(s -> s.arn)
          .orElseThrow(EcsErrors::noResource);
    }
    if (isOther(resource, arn)) {
      return arn;
    }
    if (resource.matches("service/[^/]+")) {
      throw EcsErrors.parameter("Long arn format must be used for tagging operations");
    }
    throw EcsErrors.noResource();
  }

  private boolean isOther(String resource, String arn) {
    return resource.startsWith("task/")
        ? here.ecs()
            .tasks
            .find(here.region(), EcsRegion.lastPart(arn))
            .filter(t -> t.arn.equals(arn))
            .isPresent()
        : resource.startsWith("task-definition/")
            && here.ecs().revisions(here.region()).find(arn).isPresent();
  }

  private void journal(String operation, String arn, boolean changed, String verb, String what) {
    String resource = arn.substring(arn.lastIndexOf(':') + 1);
    here.ecs()
        .estate
        .mutated(
            here.where(operation, resource.substring(resource.indexOf('/') + 1)),
            changed,
            "%s in %s %s the tag %s".formatted(resource, here.region(), verb, what));
  }

  private static String text(Tag tag) {
    return tag.key() + "=" + (tag.value() == null ? "" : tag.value());
  }
}
