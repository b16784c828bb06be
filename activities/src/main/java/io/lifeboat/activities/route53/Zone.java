package io.lifeboat.activities.route53;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** One hosted zone: its records, its changes, its name servers. */
final class Zone {
  static final String LIST = "route53:ListResourceRecordSets";
  static final String CHANGE = "route53:ChangeResourceRecordSets";
  static final String GET_CHANGE = "route53:GetChange";
  static final String GET_ZONE = "route53:GetHostedZone";

  /** Changes take up to a minute; one that waits longer than that for another is asked again. */
  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(1);

  private static final List<String> RACES =
      List.of(
          "but the values provided do not match the current values",
          "but it was not found",
          "but it already exists");

  private final AwsClients aws;
  private final String id;
  private final Watch watch;

  Zone(AwsClients aws, String id, Watch watch) {
    this.aws = aws;
    this.id = id;
    this.watch = watch;
  }

  /** All record sets of a name, of every type. */
  List<ResourceRecordSet> records(String name) {
    List<ResourceRecordSet> found = new ArrayList<>();
    ListResourceRecordSetsRequest page =
        ListResourceRecordSetsRequest.builder().hostedZoneId(id).startRecordName(name).build();
    for (; ; ) {
      ListResourceRecordSetsResponse answer = list(page);
      answer.resourceRecordSets().stream().filter(set -> isNamed(set, name)).forEach(found::add);
      if (!Boolean.TRUE.equals(answer.isTruncated()) || !isSame(answer.nextRecordName(), name)) {
        return found;
      }
      page =
          page.toBuilder()
              .startRecordType(answer.nextRecordTypeAsString())
              .startRecordIdentifier(answer.nextRecordIdentifier())
              .build();
    }
  }

  /**
   * Submits one batch, after waiting for another of this zone.
   *
   * @return the change's id
   * @throws TryAgain when the records are not as they were read
   */
  String change(List<Change> changes, String comment) {
    return call(CHANGE)
        .answer(
            () -> {
              for (Instant since = watch.now(); ; ) {
                try {
                  return submit(changes, comment);
                } catch (InvalidChangeBatchException refused) {
                  throw meaning(refused);
                } catch (PriorRequestNotCompleteException queued) {
                  if (Duration.between(since, watch.now()).compareTo(LONGEST_QUEUE) > 0) {
                    throw new TryAgain("another change of zone " + id + " does not end", queued);
                  }
                  watch.report("waiting for another change of zone " + id);
                  watch.pause(Duration.ofMillis(500));
                }
              }
            });
  }

  /** Whether the change has reached all name servers; a change that is not known any more has. */
  boolean isInSync(String changeId) {
    return call(GET_CHANGE)
        .answer(
            () -> {
              try {
                return "INSYNC"
                    .equals(
                        aws.route53()
                            .getChange(request -> request.id(changeId))
                            .changeInfo()
                            .statusAsString());
              } catch (NoSuchChangeException forgotten) {
                return true;
              }
            });
  }

  /** Waits until a change has reached all name servers; not at all when none is known. */
  void awaitSync(Optional<String> change) {
    Pace pace = Pace.calm(watch);
    while (change.isPresent() && !isInSync(change.get())) {
      watch.report("change is on its way for " + Figures.time(pace.waited()));
      pace.pause();
    }
  }

  /** The zone's own name servers; none when it is private. */
  List<String> nameServers() {
    GetHostedZoneResponse zone =
        call(GET_ZONE).answer(() -> aws.route53().getHostedZone(request -> request.id(id)));
    return zone.delegationSet() == null ? List.of() : zone.delegationSet().nameServers();
  }

  /** Route 53 says in words whether the records have changed or the batch can never be. */
  private RuntimeException meaning(InvalidChangeBatchException refused) {
    String words = String.valueOf(refused.getMessage());
    return RACES.stream().anyMatch(words::contains)
        ? new TryAgain("the records changed meanwhile; they are read again", refused)
        : new FinalFailure(
            FinalFailure.REFUSED_BY_AWS, "Route 53 refused to change zone " + id + ": " + words);
  }

  private String submit(List<Change> changes, String comment) {
    return aws.route53()
        .changeResourceRecordSets(
            request ->
                request
                    .hostedZoneId(id)
                    .changeBatch(batch -> batch.comment(comment).changes(changes)))
        .changeInfo()
        .id();
  }

  private ListResourceRecordSetsResponse list(ListResourceRecordSetsRequest page) {
    return call(LIST).answer(() -> aws.route53().listResourceRecordSets(page));
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, AwsClients.ROUTE53_HOME, watch);
  }

  private static boolean isNamed(ResourceRecordSet set, String name) {
    return isSame(set.name(), name);
  }

  /** Whether two spellings mean the same name. */
  static boolean isSame(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    String text = name == null ? "" : name.toLowerCase(Locale.ROOT).replace("\\052", "*");
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
