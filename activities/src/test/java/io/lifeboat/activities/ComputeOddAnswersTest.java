package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.CheckApiGateway;
import io.lifeboat.plan.step.DrainSqs;
import io.lifeboat.plan.step.EventSource;
import io.lifeboat.plan.step.FenceLambda;
import io.lifeboat.plan.step.ScaleAutoScalingGroup;
import io.lifeboat.plan.step.SwitchEventSources;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigatewayv2.model.GetDomainNameResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/** Of Lambda, SQS, Auto Scaling and API Gateway. */
class ComputeOddAnswersTest extends OddAnswers {
  private static final String PLACED = "arn:aws:sqs:eu-west-1:111122223333:placed";
  private static final FenceLambda FENCE = new FenceLambda(FRA, List.of("orders"));
  private static final SwitchEventSources SWITCH =
      new SwitchEventSources("orders", DUB, List.of(new EventSource("orders", PLACED)), true);
  private static final DrainSqs DRAIN = new DrainSqs("placed", FRA, "placed", 0, Mode.GRACEFUL);
  private static final ScaleAutoScalingGroup SCALE =
      new ScaleAutoScalingGroup("web", DUB, "web", 6);
  private static final CheckApiGateway API =
      new CheckApiGateway("orders", DUB, "api.example.com", "prod");

  @Override
  Stream<Odd> oddities() {
    return Stream.of(
        odd("a page of HTML", FENCE, html("getFunction"), "HTTP 500, no error code"),
        odd("no mapping", SWITCH, mappings(), "takes no events from " + PLACED),
        odd(
            "a mapping of another source",
            SWITCH,
            mappings("arn:aws:sqs:eu-west-1:111122223333:other"),
            "takes no events from " + PLACED),
        odd("a page of HTML", SWITCH, html("listEventSourceMappings"), "HTTP 500, no error code"),
        odd(
            "a queue that is not counted",
            DRAIN,
            new StandIns()
                .answering("getQueueUrl", GetQueueUrlResponse.builder().queueUrl("q").build())
                .answering("getQueueAttributes", GetQueueAttributesResponse.builder().build()),
            "did not say how many messages are in the queue"),
        odd("a page of HTML", DRAIN, html("getQueueUrl"), "HTTP 500, no error code"),
        odd(
            "no group",
            SCALE,
            new StandIns()
                .answering(
                    "describeAutoScalingGroups",
                    DescribeAutoScalingGroupsResponse.builder().build()),
            "web"),
        odd("a page of HTML", SCALE, html("describeAutoScalingGroups"), "HTTP 500, no error code"),
        odd(
            "a domain that nothing is said of",
            API,
            new StandIns().answering("getDomainName", GetDomainNameResponse.builder().build()),
            "has no custom domain api.example.com"),
        odd("a page of HTML", API, html("getDomainName"), "HTTP 500, no error code"));
  }

  private static StandIns mappings(String... sources) {
    return new StandIns()
        .answering(
            "listEventSourceMappings",
            ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(
                    Stream.of(sources)
                        .map(
                            source ->
                                software.amazon.awssdk.services.lambda.model
                                    .EventSourceMappingConfiguration.builder()
                                    .uuid("u")
                                    .eventSourceArn(source)
                                    .state("Disabled")
                                    .build())
                        .toList())
                .build());
  }
}
