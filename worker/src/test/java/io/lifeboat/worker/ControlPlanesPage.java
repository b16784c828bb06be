package io.lifeboat.worker;

import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.reading.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** The page that tells which plans need which control planes. */
final class ControlPlanesPage {
  private static final String HEAD =
      """
      # When us-east-1's control planes are gone as well

      The control planes of Route 53, CloudFront and IAM live in us-east-1. In the outages that matter most they are
      gone for hours, while what they have configured goes on: health checks turn failover records, routing controls
      switch by endpoints in five regions, origin groups ask the next origin. A plan whose forced move needs data planes
      and the control planes of the region that it goes to recovers all the same; of the others `validate` says which
      traffic stays where it is, and the way out. Written by a test that loses the primary region and us-east-1's
      control planes, looks at every step that the move cannot do without, and recovers with each plan that it can.

      | plan | leaves, goes to | steps that cannot be asked for | `validate` says | way out |
      |---|---|---|---|---|
      """;

  private ControlPlanesPage() {}

  static String of(List<Shipped> plans) {
    return HEAD + plans.stream().map(ControlPlanesPage::row).collect(Collectors.joining());
  }

  private static String row(Shipped shipped) {
    List<ProcedureStep> steps = shipped.outOfReach();
    List<Finding> warnings = shipped.warnings();
    return "| `%s` | %s, %s | %s | %s | %s |%n"
        .formatted(
            shipped,
            shipped.plan().regions().primary(),
            shipped.to(),
            steps.isEmpty()
                ? "none; it recovers"
                : steps.stream()
                    .map(step -> "`" + step.id() + "` (" + step.step().actionName() + ")")
                    .collect(Collectors.joining(", ")),
            warnings.isEmpty() ? "nothing" : said(shipped, warnings),
            warnings.stream().map(Finding::mend).distinct().collect(Collectors.joining(" ")));
  }

  private static String said(Shipped shipped, List<Finding> warnings) {
    return warnings.stream().map(Finding::what).collect(Collectors.joining(" "))
        + (shipped.isAccepted() ? " This plan accepts it, in its `flip`." : "");
  }
}
