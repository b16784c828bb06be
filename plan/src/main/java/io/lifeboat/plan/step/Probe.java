package io.lifeboat.plan.step;

import java.time.Duration;
import java.util.List;

/**
 * One HTTP question and what counts as a good answer.
 *
 * @param name the check's name in the plan
 * @param url where to ask; http or https
 * @param within the longest good response time
 * @param needs the names of the probes that explain this one's failure
 */
public record Probe(String name, String url, Duration within, List<String> needs) {
  public Probe {
    Needed.name(name, "the name of a health check");
    Needed.text(url, "the address of health check " + name);
    Needed.that(
        url.matches("https?://\\S+|/\\S*"),
        "health check %s cannot ask '%s'; write an address of http or https".formatted(name, url));
    Needed.positive(within, "the longest good response time of " + name);
    needs = Needed.any(needs, "what health check " + name + " needs");
  }
}
