package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One call to AWS, known by the IAM permission it needs; the one place that decides what an AWS
 * answer means.
 *
 * <ul>
 *   <li>No answer in time: {@link RegionUnreachable}. After a change that means <em>outcome
 *       unknown</em>: look before asking again.
 *   <li>Throttled: waited out here, up to {@value #TRIES} tries, then {@link TryAgain}.
 *   <li>AWS is ill (5xx), or credentials could not be had: {@link TryAgain}.
 *   <li>Refused: {@link FinalFailure} with what to do about it.
 * </ul>
 *
 * @param permission such as {@code ecs:UpdateService}
 * @param region where it is asked
 */
public record AwsCall(String permission, Region region, Watch watch) {
  static final int TRIES = 6;
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  /** The answer, or one of the failures above. */
  public <T> T answer(Supplier<T> request) {
    for (int tryNumber = 1; ; tryNumber++) {
      try {
        return request.get();
      } catch (AbortedException stopped) {
        throw stopped;
      } catch (SdkClientException silence) {
        throw clientFailure(silence);
      } catch (AwsServiceException answer) {
        if (!AwsAnswers.isThrottled(answer) || tryNumber == TRIES) {
          throw AwsAnswers.translate(answer, this);
        }
        watch.pause(waitAfter(tryNumber));
      }
    }
  }

  /** The answer of one try, for what can be done without: empty on any failure of AWS. */
  public <T> Optional<T> ifAnswered(Supplier<T> request) {
    try {
      return Optional.of(request.get());
    } catch (AbortedException stopped) {
      throw stopped;
    } catch (SdkException none) {
      return Optional.empty();
    }
  }

  /** In words for people, such as {@code rds:FailoverGlobalCluster in eu-west-1}. */
  @Override
  public String toString() {
    return permission + " in " + region;
  }

  private RuntimeException clientFailure(SdkClientException silence) {
    String message = String.valueOf(silence.getMessage());
    return message.contains("Unable to load credentials")
        // Also when the service that hands them out is busy or starting: no reason to give up.
        ? new TryAgain(
            "no AWS credentials were found to ask "
                + this
                + "; it is asked again; if that does not help, give the worker a role or a profile",
            silence)
        : new RegionUnreachable(region, permission, silence);
  }

  /** Doubling, with a random half so that many workers do not come back together. */
  private static Duration waitAfter(int tryNumber) {
    long longest = FIRST_WAIT.toMillis() << tryNumber;
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2));
  }
}
