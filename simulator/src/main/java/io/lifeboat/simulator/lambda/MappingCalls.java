package io.lifeboat.simulator.lambda;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.Where;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** Event source mappings, which take a while to begin and to end. */
final class MappingCalls {
  private static final Spread SWITCHING = Spread.seconds(10, 40);

  private final LambdaRegion here;

  MappingCalls(LambdaRegion here) {
    this.here = here;
  }

  ListEventSourceMappingsResponse list(ListEventSourceMappingsRequest request) {
    List<EventSourceMappingConfiguration> found =
        here.estate()
            .sources(here.region())
            .filter(
                s -> request.eventSourceArn() == null || s.source.equals(request.eventSourceArn()))
            .filter(
                s ->
                    request.functionName() == null
                        || s.function == here.function(request.functionName()))
            .map(s -> FunctionModels.mapping(s, here.now()))
            .toList();
    Pager<EventSourceMappingConfiguration> page =
        Pager.page(found, request.marker(), request.maxItems(), 100);
    return ListEventSourceMappingsResponse.builder()
        .eventSourceMappings(page.items())
        .nextMarker(page.next().orElse(null))
        .build();
  }

  GetEventSourceMappingResponse get(GetEventSourceMappingRequest request) {
    return FunctionModels.copied(
            FunctionModels.mapping(source(request.uuid()), here.now()),
            GetEventSourceMappingResponse.builder())
        .build();
  }

  UpdateEventSourceMappingResponse update(UpdateEventSourceMappingRequest request) {
    Only.members(request, LambdaRegion.error(), "UUID", "Enabled");
    EventSource source = source(request.uuid());
    if (!source.isSettled(here.now())) {
      throw LambdaErrors.inUse(source.state(here.now()));
    }
    boolean changed = request.enabled() != null && request.enabled() != source.enabled;
    if (changed) {
      Duration takes = here.shared().roll("mapping " + source.arn(), SWITCHING);
      source.enabled = request.enabled();
      source.changed = here.now();
      source.settled = here.now().plus(here.shared().clock().real(takes));
    }
    here.shared()
        .mutated(
            new Where(here.region(), "lambda", "UpdateEventSourceMapping", name(source)),
            changed,
            "%s is %s".formatted(name(source), source.state(here.now())));
    return FunctionModels.copied(
            FunctionModels.mapping(source, here.now()), UpdateEventSourceMappingResponse.builder())
        .build();
  }

  private static String name(EventSource source) {
    return source.function.name() + " from " + source.source.replaceFirst(".*:", "");
  }

  private EventSource source(String id) {
    return here.estate()
        .sources(here.region())
        .filter(s -> s.id.equals(id))
        .findFirst()
        .orElseThrow(() -> LambdaErrors.notFound("The resource you requested: " + id));
  }
}
