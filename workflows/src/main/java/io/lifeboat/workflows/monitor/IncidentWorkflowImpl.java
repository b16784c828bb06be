package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Notice;
import io.lifeboat.plan.Notice.Occasion;
import io.lifeboat.plan.Urgency;
import io.lifeboat.plan.run.RunEvent;
import io.lifeboat.workflows.Announcer;
import io.lifeboat.workflows.Clock;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.Told;
import io.lifeboat.workflows.monitor.Audience.Listener;
import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers, tells each channel once, adds what comes later, and says when it is over. */
public final class IncidentWorkflowImpl implements IncidentWorkflow {
  private final IncidentRequest request;
  private final Announcer announcer;
  private final Audience audience;
  private final Instant startedAt = Clock.now();
  private final Map<String, IncidentNews> applications = new LinkedHashMap<>();
  private final Set<String> fresh = new LinkedHashSet<>();
  private final List<RunEvent> told = new ArrayList<>();
  private Optional<Order> closed = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private int messages;

  public IncidentWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    this.request = input.get(0, IncidentRequest.class);
    this.audience = new Audience(request.region());
    this.announcer =
        new Announcer(
            settings,
            request.region().name(),
            Workflow.getInfo().getFirstExecutionRunId(),
            "lifeboat monitor list",
            how ->
                told.add(new RunEvent(told.size() + 1, Clock.now(), "message", "lifeboat", how)));
  }

  @Override
  public IncidentRecord run(IncidentRequest sameRequest) {
    Workflow.await(() -> !applications.isEmpty() || closed.isPresent());
    Workflow.sleep(request.gathers());
    while (!isOver()) {
      tell(Occasion.BEGINS, messages == 0 ? everything() : whatIsNew());
      Workflow.await(request.pause(), this::isOver);
      Workflow.await(() -> isOver() || !fresh.isEmpty());
    }
    if (messages > 0) {
      tell(Occasion.ENDS, ending());
    }
    endedAt = Optional.of(Clock.now());
    show();
    return status();
  }

  @Override
  public void news(IncidentNews news) {
    if (news == null || news.application() == null || saysNothingNew(news)) {
      return;
    }
    applications.put(news.application(), news);
    if (news.over()) {
      fresh.remove(news.application());
    } else {
      audience.add(news);
      fresh.add(news.application());
    }
    show();
  }

  @Override
  public void close(Order order) {
    closed = Optional.of(Order.given(order));
  }

  @Override
  public IncidentRecord status() {
    return new IncidentRecord(
        request.region(), sentence(), startedAt, endedAt, List.copyOf(applications.values()), told);
  }

  /** What is over before anybody was told of it needs no telling. */
  private boolean saysNothingNew(IncidentNews news) {
    IncidentNews known = applications.get(news.application());
    return news.equals(known) || (news.over() && known == null);
  }

  private boolean isOver() {
    return closed.isPresent() || applications.values().stream().allMatch(IncidentNews::over);
  }

  /** All at the same time: one that does not answer keeps nobody else waiting. */
  private void tell(Occasion occasion, String message) {
    Urgency urgency = urgency(occasion);
    messages++;
    fresh.clear();
    List<Promise<Boolean>> telling =
        audience.all().stream()
            .map(one -> Async.function(this::tell, one, occasion, urgency, message))
            .toList();
    Promise.allOf(telling).get();
    show();
  }

  private Boolean tell(Listener one, Occasion occasion, Urgency urgency, String message) {
    Notice notice = new Notice(occasion, urgency, subject(occasion), Optional.empty());
    return announcer.tell(
            "tell-%s-%d".formatted(one.name(), messages),
            one.channel().telling(one.name(), one.from(), notice),
            message)
        == Told.YES;
  }

  private Urgency urgency(Occasion occasion) {
    boolean pages = applications.values().stream().anyMatch(news -> news.urgency() == Urgency.PAGE);
    return occasion == Occasion.ENDS ? Urgency.NEWS : pages ? Urgency.PAGE : Urgency.MAIL;
  }

  private String subject(Occasion occasion) {
    String who =
        applications.size() == 1
            ? applications.keySet().iterator().next()
            : applications.size() + " applications";
    return occasion == Occasion.ENDS
        ? "%s: over for %s".formatted(request.region(), who)
        : "%s: trouble for %s".formatted(request.region(), who);
  }

  private String everything() {
    return lines(List.copyOf(applications.values()));
  }

  private String whatIsNew() {
    return "Since the last message:\n"
        + lines(fresh.stream().map(applications::get).toList())
        + "\nIn all: "
        + String.join(", ", applications.keySet())
        + ".";
  }

  private String ending() {
    return closed
            .map(order -> "Closed by %s: %s\n".formatted(order.who(), order.reason()))
            .orElse("")
        + everything();
  }

  private static String lines(List<IncidentNews> all) {
    return String.join("\n", all.stream().map(IncidentWorkflowImpl::line).toList());
  }

  private static String line(IncidentNews news) {
    return "- %s: %s.%s"
        .formatted(
            news.application(),
            news.sentence(),
            news.command().map(command -> " " + command).orElse(""));
  }

  private String sentence() {
    long left = applications.values().stream().filter(news -> !news.over()).count();
    return endedAt.isPresent()
        ? "The trouble in %s is over for %s."
            .formatted(request.region(), String.join(", ", applications.keySet()))
        : "Trouble in %s for %d of %d applications; people were told %d times."
            .formatted(request.region(), left, applications.size(), messages);
  }

  private void show() {
    Workflow.setCurrentDetails(sentence() + "\n\n" + everything() + "\n");
  }
}
