package io.lifeboat.simulator.ses;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.Ses.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.GetSuppressedDestinationRequest;
import software.amazon.awssdk.services.sesv2.model.GetSuppressedDestinationResponse;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestination;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

/**
 * Version 2 of SES in one region, outside the sandbox: plain mails from verified senders. Mail for
 * a suppressed address is taken, and never sent, as SES does it.
 */
public final class SimulatedSes implements SesV2Client {
  private final SesEstate ses;
  private final String region;

  /** The service of one region. */
  public SimulatedSes(SesEstate ses, String region) {
    this.ses = ses;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetEmailIdentityResponse getEmailIdentity(GetEmailIdentityRequest request) {
    Identity identity =
        ses.identity(region, String.valueOf(request.emailIdentity()))
            .orElseThrow(
                () -> notFound("Email identity " + request.emailIdentity() + " does not exist."));
    boolean isAddress = identity.identity().contains("@");
    return GetEmailIdentityResponse.builder()
        .identityType(isAddress ? IdentityType.EMAIL_ADDRESS : IdentityType.DOMAIN)
        .verifiedForSendingStatus(identity.verified())
        .verificationStatus(
            identity.verified() ? VerificationStatus.SUCCESS : VerificationStatus.PENDING)
        .build();
  }

  @Override
  public GetSuppressedDestinationResponse getSuppressedDestination(
      GetSuppressedDestinationRequest request) {
    String address = String.valueOf(request.emailAddress());
    if (!ses.isSuppressed(address)) {
      throw notFound("Email address " + address + " does not exist on your suppression list.");
    }
    return GetSuppressedDestinationResponse.builder()
        .suppressedDestination(
            SuppressedDestination.builder()
                .emailAddress(address)
                .reason(SuppressionListReason.BOUNCE)
                .lastUpdateTime(ses.estate.now())
                .build())
        .build();
  }

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    Only.members(request, SesV2Exception.builder(), "FromEmailAddress", "Destination", "Content");
    String from = String.valueOf(request.fromEmailAddress());
    List<String> to =
        request.destination() == null ? List.of() : request.destination().toAddresses();
    if (to.isEmpty()) {
      throw bad("At least one recipient is required.");
    }
    if (request.content() == null || request.content().simple() == null) {
      throw AwsError.of(
          SesV2Exception.builder(), "NotSimulated", 501, "Only simple content is simulated");
    }
    if (!ses.isVerified(region, from)) {
      throw AwsError.of(
          MessageRejectedException.builder(),
          "MessageRejected",
          400,
          "Email address is not verified. The following identities failed the check in region %s: %s"
              .formatted(region.toUpperCase(java.util.Locale.ROOT), from));
    }
    String id = id(request);
    to.forEach(receiver -> take(request, id, receiver));
    ses.estate.mutated(
        new Where(region, "ses", "SendEmail", from),
        true,
        "took a mail for " + String.join(", ", to) + " in " + region);
    return SendEmailResponse.builder().messageId(id).build();
  }

  private void take(SendEmailRequest request, String id, String to) {
    ses.take(
        new Mail(
            ses.estate.now(),
            region,
            id,
            request.fromEmailAddress(),
            to,
            request.content().simple().subject().data(),
            request.content().simple().body().text() == null
                ? ""
                : request.content().simple().body().text().data(),
            !ses.isSuppressed(to)));
  }

  private String id(SendEmailRequest request) {
    String seed = ses.estate.now() + request.toString() + ses.mails().size();
    return "0100"
        + UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString().substring(4);
  }

  private static AwsServiceException bad(String message) {
    return AwsError.of(BadRequestException.builder(), "BadRequestException", 400, message);
  }

  private static AwsServiceException notFound(String message) {
    return AwsError.of(NotFoundException.builder(), "NotFoundException", 404, message);
  }
}
