package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.action.Watch;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Who gets into a database: its security groups, and the tag in which a fence leaves the former
 * ones on the database itself, so that whoever opens it again needs no memory of the run that
 * closed it.
 */
public record SecurityGroups(AwsClients aws, Door door, Watch watch) {
  /** To write the fence's tag. */
  public static final String TAG = "rds:AddTagsToResource";

  /** To remove the fence's tag. */
  public static final String UNTAG = "rds:RemoveTagsFromResource";

  /** Its value: the former groups, joined by {@code +}. */
  public static final String FORMER = "lifeboat:open-groups";

  /** The groups that the fence's tag names; empty without such a tag. */
  public static Optional<Set<String>> former(Guarded guarded) {
    return guarded
        .tag(FORMER)
        .map(value -> Set.of(value.strip().split("\\s*\\+\\s*")))
        .<Set<String>>map(TreeSet::new)
        .filter(groups -> !groups.contains(""));
  }

  void writeFormer(Guarded of, Set<String> groups) {
    Tag tag = Tag.builder().key(FORMER).value(String.join("+", groups)).build();
    new AwsCall(TAG, door.region(), watch)
        .answer(
            notNow(
                of,
                () ->
                    aws.rds(door.region())
                        .addTagsToResource(request -> request.resourceName(of.arn()).tags(tag))));
  }

  void removeFormer(Guarded of) {
    new AwsCall(UNTAG, door.region(), watch)
        .answer(
            notNow(
                of,
                () ->
                    aws.rds(door.region())
                        .removeTagsFromResource(
                            request -> request.resourceName(of.arn()).tagKeys(FORMER))));
  }

  /** Waits until exactly these groups are in force. */
  void await(Set<String> groups, String progress) {
    Pace pace = Pace.brisk(watch);
    while (!areInForce(door.read(), groups)) {
      watch.report(progress + " for " + Figures.time(pace.waited()));
      pace.pause();
    }
  }

  private static boolean areInForce(Guarded guarded, Set<String> groups) {
    return guarded.securityGroups().equals(groups) && !guarded.isChangingGroups();
  }

  /** As people read them. */
  public static String words(Collection<String> groups) {
    return groups.isEmpty() ? "no group" : String.join(", ", groups);
  }

  /** How groups stand in facts. */
  static String fact(Set<String> groups) {
    return String.join(",", groups);
  }

  static Set<String> fromFact(String text) {
    return text == null || text.isEmpty() ? Set.of() : new TreeSet<>(Set.of(text.split(",")));
  }

  /** A request that a state refuses is made again later. */
  public static <T> Supplier<T> notNow(Guarded of, Supplier<T> request) {
    return () -> {
      try {
        return request.get();
      } catch (InvalidDbClusterStateException | InvalidDbInstanceStateException refused) {
        throw new TryAgain(
            "%s cannot be modified now (%s)".formatted(of.id(), refused.getMessage()), refused);
      }
    };
  }
}
