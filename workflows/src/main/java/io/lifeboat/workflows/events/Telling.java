package io.lifeboat.workflows.events;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Notice;
import io.lifeboat.plan.Notice.Occasion;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.intake.Event;
import io.lifeboat.plan.intake.Event.Stage;
import io.lifeboat.plan.step.Step;
import io.lifeboat.workflows.Announcer;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Told;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the channels of one event, each once, from the first region that answers. When none could
 * be told, it is tried again for a day. All that is said of one occurrence is one run to the
 * channels, each message a step of it.
 */
final class Telling {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration GIVEN_UP = Duration.ofDays(1);

  private final EventRequest request;
  private final FailoverSettings settings;
  private final Consumer<String> story;
  private String said = "";

  Telling(EventRequest request, FailoverSettings settings, Consumer<String> story) {
    this.request = request;
    this.settings = settings;
    this.story = story;
  }

  /**
   * @param did what was done about it, in sentences
   * @return when somebody was told; empty when nobody was
   */
  Optional<Instant> tell(String did) {
    said = (event().text().isEmpty() ? "" : event().text() + "\n") + did;
    Map<String, Channel> listeners = listeners();
    if (listeners.isEmpty()) {
      story.accept("no channel takes what is as little urgent");
      return Optional.empty();
    }
    Instant givenUp = Clock.now().plus(GIVEN_UP);
    for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
      List<String> silent = tellAll(listeners);
      if (silent.size() < listeners.size()) {
        tellOthersOf(silent, listeners);
        return Optional.of(Clock.now());
      }
      if (Clock.now().isAfter(givenUp)) {
        return Optional.empty();
      }
      Workflow.sleep(pause);
    }
  }

  private Event event() {
    return request.event();
  }

  /** Those that keep open what they were told of are told of its end as well. */
  private Map<String, Channel> listeners() {
    Map<String, Channel> all = new LinkedHashMap<>();
    request
        .channels()
        .forEach(
            (name, channel) -> {
              boolean closes =
                  event().stage() == Stage.ENDS
                      && channel.keepsOpen()
                      && (channel.takes(Urgency.PAGE) || channel.takes(Urgency.MAIL));
              if (closes || channel.takes(event().urgency())) {
                all.put(name, channel);
              }
            });
    return all;
  }

  /** All at the same time; the names of those that were not told. */
  private List<String> tellAll(Map<String, Channel> listeners) {
    List<String> silent = new ArrayList<>();
    List<Promise<Void>> all = new ArrayList<>();
    listeners.forEach(
        (name, channel) ->
            all.add(
                Async.procedure(
                    () -> {
                      if (!isTold(name, channel, notice(event().subject()), "")) {
                        silent.add(name);
                      }
                    })));
    Promise.allOf(all).get();
    return silent;
  }

  /** That a channel is silent is told on the first one that is not. */
  private void tellOthersOf(List<String> silent, Map<String, Channel> listeners) {
    for (String name : silent) {
      listeners.entrySet().stream()
          .filter(other -> !silent.contains(other.getKey()))
          .findFirst()
          .ifPresent(
              other ->
                  isTold(
                      other.getKey(),
                      other.getValue(),
                      notice(request.intake() + ": " + name + " could not be told"),
                      "-of-" + name));
    }
  }

  private boolean isTold(String name, Channel channel, Notice notice, String more) {
    Announcer announcer =
        new Announcer(
            settings,
            request.intake(),
            request.occurrence(),
            "lifeboat events status " + request.intake(),
            sentence -> story.accept(name + ": " + sentence));
    for (Step step : ways(name, channel, notice)) {
      Told told = announcer.tell("tell-" + name + more + "-" + message(), step, said);
      if (told == Told.YES || told == Told.PERHAPS) {
        return true;
      }
      if (told == Told.NO) {
        return false;
      }
    }
    return false;
  }

  /** The region that had the event is known to be alive. */
  private List<Step> ways(String name, Channel channel, Notice notice) {
    return Stream.concat(Stream.of(request.heardIn()), request.regions().stream())
        .distinct()
        .map((Region from) -> channel.telling(name, from, notice))
        .distinct()
        .collect(Collectors.toList());
  }

  private Notice notice(String subject) {
    Occasion occasion = event().stage() == Stage.ENDS ? Occasion.ENDS : Occasion.BEGINS;
    return new Notice(occasion, event().urgency(), subject, Optional.empty());
  }

  private String message() {
    return EventRequest.hash(event().key()).substring(0, 16);
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
