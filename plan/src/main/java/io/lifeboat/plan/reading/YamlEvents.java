package io.lifeboat.plan.reading;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * What YAML can do and a plan may not: aliases, since a few lines of them unfold to gigabytes; deep
 * nesting; several documents; tags of programming languages.
 */
final class YamlEvents {
  private static final int DEEPEST = 20;
  private int depth;
  private int documents;

  static void check(LoadSettings settings, String text) throws Unreadable {
    YamlEvents events = new YamlEvents();
    for (Event event : new Parse(settings).parseString(text)) {
      events.check(event);
    }
  }

  private void check(Event event) throws Unreadable {
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      throw at(event, "a second document begins here.", "Keep one plan in one file.");
    }
    if (event instanceof AliasEvent || isAnchored(event)) {
      throw at(event, "a plan has no YAML anchors or aliases.", "Write the value out.");
    }
    if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
      throw at(event, "this is nested deeper than any plan.", "Check the brackets.");
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    if (isTagged(event)) {
      throw at(event, "a plan has no YAML tags.", "Write the plain value.");
    }
  }

  private static boolean isAnchored(Event event) {
    return event instanceof NodeEvent && ((NodeEvent) event).getAnchor().isPresent();
  }

  private static boolean isTagged(Event event) {
    return event instanceof ScalarEvent && ((ScalarEvent) event).getTag().isPresent()
        || event instanceof CollectionStartEvent
            && ((CollectionStartEvent) event).getTag().isPresent();
  }

  private static Unreadable at(Event event, String what, String mend) {
    return new Unreadable(Place.of(event.getStartMark()), what, mend);
  }
}
