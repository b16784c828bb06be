package io.lifeboat.activities.notify;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.NotifyEmail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.GetSuppressedDestinationResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * Tells by e-mail, once. SES has no token: a mail that may be out already is not sent again, and
 * the outcome says so. Needs SES in the region that it is sent from.
 */
public final class AwsNotifyEmail implements AwsAction<NotifyEmail> {
  private static final String IDENTITY = "ses:GetEmailIdentity";
  private static final String SUPPRESSED = "ses:GetSuppressedDestination";
  private static final String SEND = "ses:SendEmail";

  private final AwsClients aws;

  public AwsNotifyEmail(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<NotifyEmail> step() {
    return NotifyEmail.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(IDENTITY, "whether the sender is verified"),
        new IamNeed(SUPPRESSED, "whether mail to the receiver would be dropped"),
        new IamNeed(SEND, "to tell them"));
  }

  @Override
  public Inspection inspect(NotifyEmail step, StepCall call, Watch watch) {
    return telling(step, call)
        .before()
        .or(() -> obstacle(step, watch).map(Inspection::impossible))
        .orElseGet(() -> Inspection.ready(step.email() + " can be told", Map.of()));
  }

  @Override
  public Outcome apply(NotifyEmail step, StepCall call, Watch watch) {
    Telling telling = telling(step, call);
    if (telling.isDone()) {
      return telling.doneBefore();
    }
    if (telling.mayBeOut(watch)) {
      return telling.notRepeated();
    }
    String id =
        new AwsCall(SEND, step.region(), watch)
            .answer(() -> ses(step).sendEmail(mail(step, call)))
            .messageId();
    return telling.done("SES took message " + id);
  }

  @Override
  public Outcome confirm(NotifyEmail step, StepCall call, Watch watch) {
    return telling(step, call).confirmed();
  }

  @Override
  public Outcome revert(NotifyEmail step, StepCall call, Watch watch) {
    throw telling(step, call).cannotBeTakenBack();
  }

  private Optional<String> obstacle(NotifyEmail step, Watch watch) {
    if (senders(step.from()).stream().noneMatch(name -> isVerified(step, name, watch))) {
      return Optional.of(
          "SES in %s has verified neither %s nor its domain; verify one of them"
              .formatted(step.region(), step.from()));
    }
    return isSuppressed(step, watch)
        ? Optional.of(
            "SES in %s would take mail for %s and not send it, since the address is on its"
                    .formatted(step.region(), step.email())
                + " suppression list; take it off, or name another one")
        : Optional.empty();
  }

  private boolean isVerified(NotifyEmail step, String name, Watch watch) {
    return new AwsCall(IDENTITY, step.region(), watch)
        .answer(
            () -> {
              try {
                return Boolean.TRUE.equals(
                    ses(step)
                        .getEmailIdentity(request -> request.emailIdentity(name))
                        .verifiedForSendingStatus());
              } catch (NotFoundException none) {
                return false;
              }
            });
  }

  /** Where the list cannot be read, the mail is sent all the same. */
  private boolean isSuppressed(NotifyEmail step, Watch watch) {
    return new AwsCall(SUPPRESSED, step.region(), watch)
        .ifAnswered(
            () -> ses(step).getSuppressedDestination(request -> request.emailAddress(step.email())))
        .map(GetSuppressedDestinationResponse::suppressedDestination)
        .isPresent();
  }

  /** The address, its domain, and the domains above, any of which may be what SES verified. */
  private static List<String> senders(String address) {
    List<String> names = new ArrayList<>(List.of(address));
    String domain = address.substring(address.indexOf('@') + 1);
    for (; domain.contains("."); domain = domain.substring(domain.indexOf('.') + 1)) {
      names.add(domain);
    }
    return names;
  }

  private static SendEmailRequest mail(NotifyEmail step, StepCall call) {
    Letter letter = new Letter(step.subject(), call);
    return SendEmailRequest.builder()
        .fromEmailAddress(step.from())
        .destination(to -> to.toAddresses(step.email()))
        .content(
            content ->
                content.simple(
                    simple ->
                        simple
                            .subject(text(letter.subject()))
                            .body(body -> body.text(text(letter.body())))))
        .build();
  }

  private static Content text(String data) {
    return Content.builder().data(data).charset(StandardCharsets.UTF_8.name()).build();
  }

  private SesV2Client ses(NotifyEmail step) {
    return aws.client(SesV2Client.class, step.region());
  }

  private static Telling telling(NotifyEmail step, StepCall call) {
    return new Telling(step.channel(), step.subject(), call);
  }
}
