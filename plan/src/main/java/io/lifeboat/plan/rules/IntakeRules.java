package io.lifeboat.plan.rules;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Notice;
import io.lifeboat.plan.Notice.Occasion;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.intake.Intake;
import io.lifeboat.plan.intake.Policy;
import io.lifeboat.plan.intake.Then;
import io.lifeboat.plan.procedure.Opened;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All rules that an intake must keep. */
public final class IntakeRules {
  private record IntakeRule(
      String name, String sentence, String mend, Function<Intake, Stream<Spot>> check) {
    Stream<Breach> breaches(Intake intake) {
      return check
          .apply(intake)
          .map(
              spot -> {
                Object[] words = spot.words().toArray();
                return new Breach(
                    name,
                    Severity.ERROR,
                    spot.pointer(),
                    sentence.formatted(words),
                    mend.formatted(words));
              });
    }
  }

  private static final List<IntakeRule> TABLE =
      List.of(
          new IntakeRule(
              "regions-differ",
              "%s is named twice.",
              "Name each region once, the one that claims first go to at the head.",
              IntakeRules::twice),
          new IntakeRule(
              "queues-by-region",
              "every region would have the same queue.",
              "Write {region} where its code stands.",
              intake ->
                  Stream.of(
                          Map.entry("/queues", intake.queues()),
                          Map.entry("/dead-letters", intake.deadLetters()))
                      .filter(url -> intake.regions().size() > 1)
                      .filter(url -> !url.getValue().contains("{region}"))
                      .map(url -> Spot.at(url.getKey()))),
          new IntakeRule(
              "dead-letters-apart",
              "what cannot be understood would come back for ever.",
              "Name another queue than that of queues.",
              intake ->
                  intake.queues().equals(intake.deadLetters())
                      ? Stream.of(Spot.at("/dead-letters"))
                      : Stream.empty()),
          new IntakeRule(
              "acting-needs-a-plan",
              "it does not say what is recovered.",
              "Add plan: with the path of a plan.",
              intake -> policies(intake, p -> p.then().acts() && p.plan().isEmpty(), "")),
          new IntakeRule(
              "asking-needs-somebody",
              "nobody could approve the recovery: %s.",
              "Name contacts in the plan.",
              IntakeRules::unapprovable),
          new IntakeRule(
              "telling-needs-no-plan",
              "its plan would never be carried out.",
              "Take the plan away, or write then: ask.",
              intake -> policies(intake, p -> !p.then().acts() && p.plan().isPresent(), "/plan")),
          new IntakeRule(
              "policy-is-of-the-plan",
              "%s has nothing in %s, so this policy would never act.",
              "Name one of the plan's regions, or leave region out.",
              IntakeRules::elsewhere),
          new IntakeRule(
              "otherwise-acts-not",
              "an event that no policy is for cannot begin a recovery.",
              "Write tell or ignore.",
              intake ->
                  intake.otherwise().filter(Then::acts).stream()
                      .map(then -> Spot.at("/otherwise"))),
          new IntakeRule(
              "channel-can-be-told",
              "it cannot be told from %s: %s.",
              "Correct it.",
              IntakeRules::unspeakable));

  private IntakeRules() {}

  /** Everything that breaks a rule. */
  public static List<Breach> breaches(Intake intake) {
    return TABLE.stream().flatMap(rule -> rule.breaches(intake)).toList();
  }

  private static Stream<Spot> twice(Intake intake) {
    return IntStream.range(0, intake.regions().size())
        .filter(i -> intake.regions().indexOf(intake.regions().get(i)) < i)
        .mapToObj(i -> Spot.at("/regions/" + i, intake.regions().get(i)));
  }

  private static Stream<Spot> policies(Intake intake, Predicate<Policy> bad, String key) {
    return IntStream.range(0, intake.policies().size())
        .filter(i -> bad.test(intake.policies().get(i)))
        .mapToObj(i -> Spot.at("/policies/" + i + key));
  }

  private static Stream<Spot> unapprovable(Intake intake) {
    return IntStream.range(0, intake.policies().size())
        .filter(i -> intake.policies().get(i).then() == Then.ASK)
        .boxed()
        .flatMap(
            i ->
                intake.policies().get(i).plan().flatMap(Opened::whyNobodyCanApprove).stream()
                    .map(why -> Spot.at("/policies/" + i + "/plan", why)));
  }

  private static Stream<Spot> elsewhere(Intake intake) {
    return IntStream.range(0, intake.policies().size())
        .boxed()
        .flatMap(
            i -> {
              Policy policy = intake.policies().get(i);
              Optional<String> region = policy.when().region();
              return policy.plan().stream()
                  .filter(plan -> region.isPresent())
                  .filter(
                      plan ->
                          plan.regions().all().stream()
                              .map(Region::name)
                              .noneMatch(region.orElseThrow()::equals))
                  .map(
                      plan ->
                          Spot.at(
                              "/policies/" + i + "/when/region",
                              plan.application(),
                              region.orElseThrow()));
            });
  }

  /** A channel that its own step would refuse. */
  private static Stream<Spot> unspeakable(Intake intake) {
    return intake.channels().entrySet().stream()
        .flatMap(
            channel ->
                intake.regions().stream()
                    .flatMap(
                        region ->
                            refusal(channel.getKey(), channel.getValue(), region)
                                .map(why -> Spot.at("/notify/" + channel.getKey(), region, why))
                                .stream())
                    .limit(1));
  }

  private static Optional<String> refusal(String name, Channel channel, Region region) {
    try {
      channel.telling(
          name, region, new Notice(Occasion.BEGINS, Urgency.PAGE, "a test", Optional.empty()));
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }
}
