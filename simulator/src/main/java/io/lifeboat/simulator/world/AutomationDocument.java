package io.lifeboat.simulator.world;

import io.lifeboat.simulator.Spread;
import java.util.List;

/**
 * An Automation document of Systems Manager.
 *
 * @param in the regions that have it
 * @param parameters the names of those that must be given; others are refused
 * @param steps carried out one after another
 */
public record AutomationDocument(
    String document, List<String> in, List<String> parameters, List<Step> steps) {
  public AutomationDocument {
    Check.given(document, "document");
    in = Check.list(in);
    parameters = Check.list(parameters);
    steps = Check.list(steps);
    Check.that(!in.isEmpty(), "in of document " + document + " must name a region");
    Check.that(!steps.isEmpty(), "document " + document + " must have a step");
  }

  /**
   * One step of a document.
   *
   * @param action such as {@code aws:runCommand}
   * @param fails AWS's message when it fails; it succeeds without
   */
  public record Step(String name, String action, Spread takes, String fails) {
    public Step {
      Check.given(name, "name of a document's step");
      action = action == null ? "aws:executeAwsApi" : action;
      takes = takes == null ? Spread.seconds(2, 5) : takes;
    }
  }
}
