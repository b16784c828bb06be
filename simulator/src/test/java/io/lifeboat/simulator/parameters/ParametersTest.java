package io.lifeboat.simulator.parameters;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.world.WorldReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@Timeout(20)
class ParametersTest {
  private final Scene scene =
      Scene.of(
          WorldReader.parse(
              """
              account: "111122223333"
              seed: 1
              regions: [eu-west-1]
              kms:
                - {key: 0987dcba-09fe-87dc-65ba-ab0987654321, alias: alias/shop, regions: [eu-west-1]}
              parameters:
                eu-west-1:
                  /shop/timeout: {value: 5s}
                  /shop/deep/hosts: {value: "a,b", type: StringList}
                  /shop/token: {value: made-up, type: SecureString, key: alias/shop}
                  plain: {value: "1"}
              """,
              "parameters"));
  private final SsmClient ssm = scene.client(SsmClient.class, "eu-west-1");

  @Test
  void isReadByPathPageByPage() {
    assertThat(ssm.getParametersByPath(r -> r.path("/shop")).parameters()).hasSize(2);
    assertThat(
            ssm
                .getParametersByPathPaginator(r -> r.path("/shop/").recursive(true).maxResults(1))
                .stream()
                .flatMap(page -> page.parameters().stream()))
        .extracting(p -> p.name())
        .containsExactly("/shop/deep/hosts", "/shop/timeout", "/shop/token");
    assertThat(ssm.getParameters(r -> r.names("plain", "none")).invalidParameters())
        .containsExactly("none");
  }

  @Test
  void aSecureStringIsReadableOnlyWhenDecryptedWithAUsableKey() {
    assertThat(ssm.getParameter(r -> r.name("/shop/token")).parameter().value())
        .startsWith("AQICAH");
    assertThat(
            ssm.getParameter(r -> r.name("/shop/token").withDecryption(true)).parameter().value())
        .isEqualTo("made-up");
    scene.client(KmsClient.class, "eu-west-1").disableKey(r -> r.keyId("alias/shop"));
    assertRefused(
        () -> ssm.getParameter(r -> r.name("/shop/token").withDecryption(true)), "InvalidKeyId");
  }

  @Test
  void everyChangeIsAVersionOfItsHistory() {
    assertThat(ssm.putParameter(r -> r.name("plain").value("2").overwrite(true)).version())
        .isEqualTo(2);
    assertThat(ssm.getParameterHistory(r -> r.name("plain")).parameters())
        .extracting(v -> v.version() + "=" + v.value())
        .containsExactly("1=1", "2=2");
    ssm.deleteParameter(r -> r.name("plain"));
    assertThat(
            ssm.putParameter(r -> r.name("plain").value("3").type(ParameterType.STRING)).version())
        .isEqualTo(1);
    assertThat(scene.aws().journal().mutations("PutParameter").toString())
        .doesNotContain("value")
        .contains("plain in eu-west-1 is at version 2");
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    assertRefused(() -> ssm.getParameter(r -> r.name("none")), "ParameterNotFound");
    assertRefused(
        () -> ssm.putParameter(r -> r.name("plain").value("2")), "ParameterAlreadyExists");
    assertRefused(() -> ssm.putParameter(r -> r.name("new").value("2")), "ValidationException");
    assertRefused(
        () ->
            ssm.putParameter(
                r -> r.name("plain").value("2").overwrite(true).type(ParameterType.SECURE_STRING)),
        "HierarchyTypeMismatchException");
    assertRefused(() -> ssm.getParametersByPath(r -> r.path("shop")), "ValidationException");
    assertRefused(() -> ssm.describeParameters(), "NotSimulated");
  }
}
