package io.lifeboat.worker.intake;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.events.EventQueue;
import io.lifeboat.activities.events.ToldTable;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.intake.Claim;
import io.lifeboat.plan.intake.Claiming;
import io.lifeboat.worker.WatchMaker;
import io.lifeboat.worker.metrics.EventMeter;
import io.lifeboat.workflows.events.EventKeeping;
import io.lifeboat.workflows.events.EventRecord;
import io.lifeboat.workflows.events.EventRecord.End;
import io.lifeboat.workflows.events.QueueReading;
import io.lifeboat.workflows.events.QueueRound;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events come from SQS, are claimed in DynamoDB, and get their workflows from Temporal. */
public final class TemporalEventKeeping implements EventKeeping {
  private static final Logger log = LoggerFactory.getLogger(TemporalEventKeeping.class);

  private final WorkflowClient client;
  private final AwsClients aws;
  private final WatchMaker watches;
  private final EventMeter meter;

  /**
   * @param client made with Lifeboat's data converter
   */
  public TemporalEventKeeping(
      WorkflowClient client, AwsClients aws, WatchMaker watches, EventMeter meter) {
    this.client = client;
    this.aws = aws;
    this.watches = watches;
    this.meter = meter;
  }

  @Override
  public QueueRound readQueue(QueueReading reading) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    EventLog.begin(reading.intake().name(), reading.region());
    try (WatchMaker.Kept kept = watches.watch(context)) {
      EventQueue queue =
          new EventQueue(
              aws,
              reading.region(),
              reading.intake().queue(reading.region()),
              reading.intake().deadLetters(reading.region()),
              kept.watch());
      return new QueueReader(
              reading,
              queue,
              new EventStart(client, context.getInfo().getActivityTaskQueue()),
              meter,
              kept.watch(),
              kept.watch().reportedBefore().map(RoundText::read).orElse(QueueRound.NOTHING))
          .read();
    } catch (FinalFailure refused) {
      // A queue that is missing may be made, and a role be mended: it is tried for ever.
      log.error("{} is not read: {}", reading.region(), refused.getMessage());
      throw ApplicationFailure.newFailureWithCause(
          refused.getMessage(), refused.name(), refused.getCause());
    } finally {
      EventLog.end();
    }
  }

  @Override
  public Claim claim(Claiming wanted) {
    try (WatchMaker.Kept kept = watches.watch(Activity.getExecutionContext())) {
      return new ToldTable(aws, kept.watch()).claim(wanted);
    }
  }

  @Override
  public void note(EventRecord record) {
    meter.ended(record);
    EventLog.begin(record.intake(), record.heardIn());
    EventLog.event(record.event().key());
    try {
      if (record.end() == End.UNTOLD || isBlind(record)) {
        log.error("{}: {}", sentence(record), String.join(" ", record.sentences()));
      } else {
        log.info("{}: {}", sentence(record), String.join(" ", record.sentences()));
      }
    } finally {
      EventLog.end();
    }
  }

  private static boolean isBlind(EventRecord record) {
    return record.claim().filter(Claim.State.UNAVAILABLE::equals).isPresent();
  }

  private static String sentence(EventRecord record) {
    String end = record.end().name().toLowerCase(java.util.Locale.ROOT);
    return "%s, %s".formatted(record.event().subject(), end);
  }
}
