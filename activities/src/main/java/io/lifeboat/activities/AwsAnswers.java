package io.lifeboat.activities;

import static io.lifeboat.plan.action.FinalFailure.ACCESS_DENIED;
import static io.lifeboat.plan.action.FinalFailure.NOT_FOUND;
import static io.lifeboat.plan.action.FinalFailure.REFUSED_BY_AWS;

import io.lifeboat.plan.action.FinalFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS's error answers mean, as a table: the first line that fits is the meaning. */
public final class AwsAnswers {
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "NotAuthorized",
          "OptInRequired",
          "UnauthorizedOperation");
  private static final Set<String> STRANGER =
      Set.of(
          "IncompleteSignature",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

  private static final Set<String> ILL =
      Set.of(
          "InternalError",
          "InternalFailure",
          "InternalServerError",
          "InternalServiceException",
          "ServerException",
          "ServiceUnavailable");

  private record Meaning(
      Predicate<AwsServiceException> fits, Optional<String> failure, String sentence) {}

  private static final List<Meaning> MEANINGS =
      List.of(
          again(AwsAnswers::isThrottled, "%s is throttled; it is asked again later"),
          again(coded(EXPIRED), "the credentials for %s have expired; asked again with new ones"),
          fatal(
              coded(DENIED),
              ACCESS_DENIED,
              "AWS does not allow %s; add this IAM action to the worker's role, then retry"),
          fatal(
              coded(STRANGER),
              ACCESS_DENIED,
              "AWS does not know the credentials used for %s; mend them, then retry"),
          fatal(
              answer -> answer.statusCode() == 501,
              REFUSED_BY_AWS,
              "%s is not offered at this endpoint"),
          again(
              coded(ILL).or(answer -> answer.statusCode() >= 500),
              "AWS could not answer %s; it is asked again"),
          fatal(
              AwsAnswers::isNotFound,
              NOT_FOUND,
              "%s found nothing of that name; correct the plan or the estate"),
          fatal(
              answer -> answer.statusCode() == 403,
              ACCESS_DENIED,
              "AWS does not allow %s; check the worker's role, then retry"),
          fatal(answer -> true, REFUSED_BY_AWS, "AWS refused %s"));

  private AwsAnswers() {}

  /** Whether AWS only asks for a slower pace. */
  public static boolean isThrottled(AwsServiceException answer) {
    return answer.isThrottlingException()
        || answer.statusCode() == 429
        || code(answer).contains("Throttl")
        || code(answer).equals("TooManyRequestsException");
  }

  /** Whether AWS says that what was asked for does not exist. */
  public static boolean isNotFound(AwsServiceException answer) {
    String code = code(answer);
    return answer.statusCode() == 404
        || code.contains("NotFound")
        || code.startsWith("NoSuch")
        || code.equals("ServiceNotActiveException");
  }

  /** AWS's error code, such as {@code InvalidGlobalClusterStateFault}; empty when it gave none. */
  public static String code(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }

  /** The failure that an error answer to this call means. */
  static RuntimeException translate(AwsServiceException answer, AwsCall call) {
    Meaning meaning =
        MEANINGS.stream().filter(line -> line.fits().test(answer)).findFirst().orElseThrow();
    String sentence = meaning.sentence().formatted(call) + " (" + words(answer) + ")";
    return meaning
        .failure()
        .<RuntimeException>map(name -> new FinalFailure(name, sentence))
        .orElseGet(() -> new TryAgain(sentence, answer));
  }

  /** AWS's own words, without the request ids that the SDK appends, and never a page of HTML. */
  static String words(AwsServiceException answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    if (code(answer).isEmpty() || details.errorMessage() == null) {
      return "HTTP " + answer.statusCode() + ", no error code";
    }
    return code(answer) + ": " + details.errorMessage();
  }

  private static Predicate<AwsServiceException> coded(Set<String> codes) {
    return answer -> codes.contains(code(answer));
  }

  private static Meaning again(Predicate<AwsServiceException> fits, String sentence) {
    return new Meaning(fits, Optional.empty(), sentence);
  }

  private static Meaning fatal(
      Predicate<AwsServiceException> fits, String failure, String sentence) {
    return new Meaning(fits, Optional.of(failure), sentence);
  }
}
