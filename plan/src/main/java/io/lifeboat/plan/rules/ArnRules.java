package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.rules.Pointers.Placed;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether each ARN is of the service, and of the account, that belongs where it stands. */
final class ArnRules {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws(?:-cn|-us-gov)?:([a-z0-9-]+):(?:\\{(?:region|from|to)}|[a-z0-9-]*):(\\d{12}|):\\S+");

  /** Where an ARN may stand, by the end of its pointer, and of which services. */
  private static final Map<Pattern, String> PLACES =
      Map.ofEntries(
          place("/notify/[^/]+/sns", "sns"),
          place("/notify/[^/]+/(?:pagerduty|slack|sign-with)", "secretsmanager"),
          place(".*/(?:secret|token)", "secretsmanager"),
          place("/stores/[^/]+/role", "iam"),
          place("/consumers/[^/]+/source", "sqs|kinesis|dynamodb|kafka|mq|rds"),
          place(".*/(?:routing-controls|override-safety-rules)/[^/]+", "route53-recovery-control"),
          place("/traffic/[^/]+/access-point", "s3"),
          place(".*/do/sign/hmac", "secretsmanager"),
          place(".*/do/arc-plan", "arc-region-switch"),
          place(".*/do/restore", "dynamodb|rds|s3|elasticfilesystem|ec2|fsx|redshift"),
          place(".*/do/recovery-point", "backup|rds|ec2|redshift"),
          place(".*/do/role", "iam"),
          place(".*/do/function", "lambda"),
          place(".*/do/automation", "ssm"),
          place("/health/[^/]+/alarm", "cloudwatch"),
          place("/detect/alarms/\\d+", "cloudwatch"));

  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "arn-is-whole",
              "'%s' is not a whole ARN.",
              "Write it as arn:aws:service:region:account:resource, with an account of twelve"
                  + " digits.",
              plan ->
                  arns(plan)
                      .filter(arn -> !ARN.matcher(arn.value()).matches())
                      .map(arn -> Spot.at(arn.pointer(), arn.value()))),
          Rule.error(
              "arn-fits-its-place",
              "an ARN of %s cannot stand here.",
              "Write %2$s.",
              ArnRules::misplaced),
          Rule.error(
              "account-is-allowed",
              "this is of account %s, which is %s.",
              "Correct it, or, when it is meant, name every account under allowed-accounts.",
              ArnRules::foreign));

  private ArnRules() {}

  private static Map.Entry<Pattern, String> place(String pointer, String services) {
    return Map.entry(Pattern.compile(pointer), services);
  }

  private static Stream<Placed<String>> arns(RecoveryPlan plan) {
    return PlanTexts.of(plan).filter(text -> text.value().startsWith("arn:"));
  }

  private static Stream<Placed<Matcher>> whole(RecoveryPlan plan) {
    return arns(plan)
        .map(arn -> new Placed<>(arn.pointer(), ARN.matcher(arn.value())))
        .filter(arn -> arn.value().matches());
  }

  /** A step that names its action checks each of its ARNs itself, as an automation does. */
  private static Stream<Spot> misplaced(RecoveryPlan plan) {
    return whole(plan)
        .filter(arn -> !arn.pointer().matches(".*/do/(?:with|parameters|as)/.*"))
        .filter(arn -> !takes(arn.pointer()).orElse("").matches(one(arn.value().group(1))))
        .map(
            arn ->
                Spot.at(
                    arn.pointer(),
                    arn.value().group(1),
                    takes(arn.pointer())
                        .map(services -> "an ARN of " + services.replace("|", ", "))
                        .orElse("its name, which is no ARN")));
  }

  private static String one(String service) {
    return "(?:.*\\|)?" + Pattern.quote(service) + "(?:\\|.*)?";
  }

  private static Optional<String> takes(String pointer) {
    return PLACES.entrySet().stream()
        .filter(place -> place.getKey().matcher(pointer).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Stream<Spot> foreign(RecoveryPlan plan) {
    List<Placed<String>> accounts =
        whole(plan)
            .map(arn -> new Placed<>(arn.pointer(), arn.value().group(2)))
            .filter(arn -> !arn.value().isEmpty())
            .toList();
    return plan.allowedAccounts().isEmpty()
        ? unlikeMost(accounts)
        : not(plan.allowedAccounts(), accounts, "not one of the allowed accounts");
  }

  private static Stream<Spot> unlikeMost(List<Placed<String>> accounts) {
    Map<String, Long> times =
        accounts.stream().collect(Collectors.groupingBy(Placed::value, Collectors.counting()));
    return times.size() < 2
        ? Stream.empty()
        : mostly(times)
            .map(most -> not(List.of(most), accounts, "not the account " + most + " of the rest"))
            .orElseGet(() -> not(List.of(), accounts, "not that of the other ARNs"));
  }

  /** The account that more things have than any other. */
  private static Optional<String> mostly(Map<String, Long> times) {
    long most = Collections.max(times.values());
    List<String> first =
        times.entrySet().stream()
            .filter(account -> account.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return first.size() == 1 ? Optional.of(first.get(0)) : Optional.empty();
  }

  private static Stream<Spot> not(List<String> good, List<Placed<String>> accounts, String but) {
    return accounts.stream()
        .filter(account -> !good.contains(account.value()))
        .map(account -> Spot.at(account.pointer(), account.value(), but));
  }
}
