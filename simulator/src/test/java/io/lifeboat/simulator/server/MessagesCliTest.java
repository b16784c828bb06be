package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The real AWS CLI against SES, a real client against the hosts that take messages. */
class MessagesCliTest extends CliTest {
  private static final String WORLD =
      """
      account: "111122223333"
      seed: 1
      regions: [eu-west-1]
      ses:
        identities: [{identity: example.com, in: [eu-west-1]}, {identity: new.example.org, in: [eu-west-1], verified: false}]
        suppressed: [gone@example.com]
      receivers:
        - {host: events.pagerduty.com, takes: pagerduty, keys: [made-up]}
        - {host: ops.example.com}
      """;

  @Override
  World world() {
    return WorldReader.parse(WORLD, "messages");
  }

  @Test
  void looksAtIdentitiesAndSendsAMail() throws Exception {
    assertThat(
            aws("sesv2 get-email-identity --email-identity example.com")
                .get("VerifiedForSendingStatus")
                .asBoolean())
        .isTrue();
    assertThat(refused("sesv2 get-email-identity --email-identity example.net"))
        .contains("NotFoundException");
    assertThat(
            aws("sesv2 get-suppressed-destination --email-address gone@example.com")
                .at("/SuppressedDestination/Reason")
                .asText())
        .isEqualTo("BOUNCE");
    String send =
        "sesv2 send-email --destination ToAddresses=on-call@example.com --content"
            + " Simple={Subject={Data=Hello},Body={Text={Data=There}}} --from-email-address ";
    assertThat(aws(send + "lifeboat@example.com").get("MessageId").asText()).startsWith("0100");
    assertThat(refused(send + "lifeboat@new.example.org"))
        .contains("MessageRejected", "Email address is not verified");
    assertThat(refused("sesv2 create-email-identity --email-identity a.example.com"))
        .contains("not simulated");
    assertThat(get("/_simulator/messages").body())
        .contains("by ses to on-call@example.com", "Hello", "There");
  }

  @Test
  void takesWhatIsPostedThroughTheFrontDoorAndCanBeSilent() throws Exception {
    HttpClient poster =
        HttpClient.newBuilder()
            .proxy(
                ProxySelector.of(
                    new InetSocketAddress(server.web().getHost(), server.web().getPort())))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://ops.example.com/moves"))
            .timeout(Duration.ofMillis(500))
            .POST(BodyPublishers.ofString("{\"to\": \"eu-west-1\"}"))
            .build();
    assertThat(poster.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(202);
    assertThat(get("/_simulator/messages").body())
        .contains("by ops.example.com to /moves", "{\"to\": \"eu-west-1\"}");

    assertThat(post("/_simulator/fail/WebhookCall?code=500").statusCode()).isEqualTo(200);
    assertThat(poster.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(500);
    assertThat(post("/_simulator/silence/ops.example.com").body()).contains("says nothing");
    Assertions.assertThatThrownBy(() -> poster.send(request, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(post("/_simulator/silence/shop.example.com").statusCode()).isEqualTo(404);
    assertThat(post("/_simulator/speak/ops.example.com").statusCode()).isEqualTo(200);
    assertThat(poster.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(202);
  }
}
