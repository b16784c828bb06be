package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Notice;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.SnsTopic;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told of an incident: the channels of all plans, each once although several plans name it.
 */
final class Audience {
  private static final Notice SAME =
      new Notice(Notice.Occasion.BEGINS, Urgency.PAGE, "the same", Optional.empty());

  private final Map<Step, Listener> listeners = new LinkedHashMap<>();
  private final Region region;

  /**
   * @param region the region that has trouble
   */
  Audience(Region region) {
    this.region = region;
  }

  /**
   * Somebody to tell.
   *
   * @param name unique among them, made from the plan's name
   */
  record Listener(String name, Channel channel, Region from) {}

  /** Those that take the urgency and were not known before. */
  void add(IncidentNews news) {
    news.channels()
        .forEach(
            (name, channel) -> {
              if (channel.takes(news.urgency())) {
                listeners.computeIfAbsent(
                    place(channel, news.from()),
                    place ->
                        new Listener(name + "-" + (listeners.size() + 1), channel, news.from()));
              }
            });
  }

  List<Listener> all() {
    return List.copyOf(listeners.values());
  }

  /** What a message would reach: two plans may name it otherwise, or take other urgencies. */
  private Step place(Channel channel, Region from) {
    Region sent = channel instanceof SnsTopic ? from : region;
    return channel.telling("channel", sent, SAME);
  }
}
