package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.rules.Pointers.Placed;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Regions that stand inside ARNs, addresses and names, where residency is easily overlooked. An ARN
 * says its region in its fourth field, so any code counts there; elsewhere only the known ones do.
 */
final class RegionsInText {
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![a-z0-9])(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?"
              + "-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)"
              + "-[0-9](?![a-z0-9])");

  private static final Pattern OF_ARN =
      Pattern.compile("(?<=^arn:[a-z-]{1,20}:[a-z0-9-]{1,30}:)" + Region.CODE + "(?=:)");

  private RegionsInText() {}

  static Stream<Placed<Region>> of(RecoveryPlan plan) {
    return PlanTexts.of(plan)
        .filter(text -> !text.pointer().matches("/(?:allowed-)?regions/.*"))
        .flatMap(text -> Stream.concat(found(CODE, text), found(OF_ARN, text)))
        .distinct();
  }

  private static Stream<Placed<Region>> found(Pattern code, Placed<String> text) {
    return code.matcher(text.value())
        .results()
        .map(found -> new Placed<>(text.pointer(), Region.of(found.group())));
  }
}
