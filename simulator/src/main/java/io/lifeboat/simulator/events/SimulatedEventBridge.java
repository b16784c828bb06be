package io.lifeboat.simulator.events;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.EventRule;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** EventBridge in one region: rules that are on or off, and the queues that they send events to. */
public final class SimulatedEventBridge implements EventBridgeClient {
  private static final String PATTERN = "{\"source\":[\"shop\"]}";

  private final RulesEstate rules;
  private final String region;

  /** The service of one region over the account's rules. */
  public SimulatedEventBridge(RulesEstate rules, String region) {
    this.rules = rules;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeRuleResponse describeRule(DescribeRuleRequest request) {
    EventRule rule = find(request.eventBusName(), request.name());
    return DescribeRuleResponse.builder()
        .name(rule.name())
        .arn(arn(rule))
        .eventBusName(rule.bus())
        .state(state(rule))
        .scheduleExpression(rule.schedule())
        .eventPattern(pattern(rule))
        .build();
  }

  @Override
  public ListRulesResponse listRules(ListRulesRequest request) {
    Only.members(request, EventBridgeException.builder(), "EventBusName", "NamePrefix");
    String prefix = Optional.ofNullable(request.namePrefix()).orElse("");
    return ListRulesResponse.builder()
        .rules(
            rules.in(region, bus(request.eventBusName())).stream()
                .filter(rule -> rule.name().startsWith(prefix))
                .map(
                    rule ->
                        Rule.builder()
                            .name(rule.name())
                            .arn(arn(rule))
                            .eventBusName(rule.bus())
                            .state(state(rule))
                            .build())
                .toList())
        .build();
  }

  @Override
  public ListTargetsByRuleResponse listTargetsByRule(ListTargetsByRuleRequest request) {
    Only.members(request, EventBridgeException.builder(), "Rule", "EventBusName");
    EventRule rule = find(request.eventBusName(), request.rule());
    return ListTargetsByRuleResponse.builder()
        .targets(
            rule.targets().stream()
                .map(queue -> Target.builder().id(queue).arn(queueArn(queue)).build())
                .toList())
        .build();
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    if (request.entries().isEmpty()) {
      throw AwsError.of(
          EventBridgeException.builder(),
          "ValidationException",
          400,
          "1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint:"
              + " Member must have length greater than or equal to 1");
    }
    List<PutEventsResultEntry> results =
        request.entries().stream()
            .map(entry -> new PutEvent(rules, region).take(entry, bus(entry.eventBusName())))
            .toList();
    return PutEventsResponse.builder()
        .failedEntryCount((int) results.stream().filter(r -> r.errorCode() != null).count())
        .entries(results)
        .build();
  }

  @Override
  public EnableRuleResponse enableRule(EnableRuleRequest request) {
    set("EnableRule", find(request.eventBusName(), request.name()), true);
    return EnableRuleResponse.builder().build();
  }

  @Override
  public DisableRuleResponse disableRule(DisableRuleRequest request) {
    set("DisableRule", find(request.eventBusName(), request.name()), false);
    return DisableRuleResponse.builder().build();
  }

  private void set(String operation, EventRule rule, boolean to) {
    boolean changed = rules.isEnabled(region, rule) != to;
    rules.set(region, rule, to);
    rules.estate.mutated(
        new Where(region, "events", operation, rule.name()),
        changed,
        "rule %s in %s is %s".formatted(rule.name(), region, to ? "enabled" : "disabled"));
  }

  private EventRule find(String bus, String name) {
    return rules
        .find(region, bus(bus), name)
        .orElseThrow(
            () ->
                AwsError.of(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    400,
                    "Rule %s does not exist on EventBus %s.".formatted(name, bus(bus))));
  }

  private RuleState state(EventRule rule) {
    return rules.isEnabled(region, rule) ? RuleState.ENABLED : RuleState.DISABLED;
  }

  private static String pattern(EventRule rule) {
    if (rule.schedule() != null) {
      return null;
    }
    return rule.pattern() == null ? PATTERN : rule.pattern().toString();
  }

  private String queueArn(String queue) {
    return "arn:aws:sqs:%s:%s:%s".formatted(region, rules.estate.world().account(), queue);
  }

  private static String bus(String asked) {
    return asked == null ? "default" : asked.replaceAll("^arn:.*:event-bus/", "");
  }

  private String arn(EventRule rule) {
    return "arn:aws:events:%s:%s:rule/%s%s"
        .formatted(
            region,
            rules.estate.world().account(),
            rule.bus().equals("default") ? "" : rule.bus() + "/",
            rule.name());
  }
}
