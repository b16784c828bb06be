package io.lifeboat.activities.route53;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

@Timeout(20)
class KeptRecordTest {
  private static final String NAME = "shop.example.com";

  @Test
  void bringsBackAnAliasToTheLetter() {
    ResourceRecordSet alias =
        latency("A")
            .aliasTarget(
                to ->
                    to.hostedZoneId("Z215JYRZR1TBD5")
                        .dnsName("dualstack.shop-1.eu-central-1.elb.amazonaws.com.")
                        .evaluateTargetHealth(true))
            .build();

    assertThat(back(alias)).isEqualTo(alias);
  }

  @Test
  void bringsBackManyValuesWhichNeedSeveralStrings() {
    ResourceRecordSet many =
        latency("AAAA")
            .ttl(60L)
            .healthCheckId("0f9f1c1e-5a3e-4a6e-9d3b-2d6c1f6a7b8c")
            .resourceRecords(
                IntStream.range(1, 30)
                    .mapToObj(i -> ResourceRecord.builder().value("2001:db8::" + i).build())
                    .toList())
            .build();

    assertThat(KeptTarget.of(many).text()).matches("\"[^\"]{255}\" \"[^\"]+\" \"[^\"]+\"");
    assertThat(back(many)).isEqualTo(many);
  }

  @Test
  void bringsBackAValueWithBlanksAndQuotes() {
    ResourceRecordSet text =
        latency("TXT").ttl(60L).resourceRecords(value("\"v=spf1 -all\" \"100 %\"")).build();

    assertThat(back(text)).isEqualTo(text);
  }

  @Test
  void keepsEachTypeAndNeverTheSecondTime() {
    ResourceRecordSet first = latency("A").ttl(30L).resourceRecords(value("192.0.2.1")).build();
    ResourceRecordSet flipped = latency("A").ttl(30L).resourceRecords(value("192.0.2.9")).build();
    ResourceRecordSet other = latency("AAAA").ttl(30L).resourceRecords(value("::1")).build();
    KeptRecord kept = KeptRecord.of(NAME, List.of(first)).and(List.of(flipped, other));

    assertThat(kept.types()).containsExactly("A", "AAAA");
    assertThat(kept.former(NAME, "A")).contains(first);
    assertThat(kept.former(NAME, "AAAA")).contains(other);
    assertThat(kept.former(NAME, "CNAME")).isEmpty();
  }

  @Test
  void readsNothingIntoForeignTexts() {
    for (String foreign :
        List.of(
            "\"v=spf1 -all\"",
            "\"A\"",
            "\"A ttl=30\"",
            "A ttl=soon value=x",
            "\"A ttl=soon value=x\"")) {
      assertThat(KeptTarget.read(foreign)).as(foreign).isEmpty();
    }
  }

  private static ResourceRecordSet back(ResourceRecordSet set) {
    KeptRecord kept = KeptRecord.of(NAME, List.of(set));
    assertThat(kept.isReadable()).isTrue();
    assertThat(kept.txt().name()).isEqualTo("_lifeboat." + NAME);
    return kept.former(NAME, set.typeAsString()).orElseThrow();
  }

  private static ResourceRecordSet.Builder latency(String type) {
    return ResourceRecordSet.builder()
        .name(NAME)
        .type(type)
        .setIdentifier("eu-central-1")
        .region("eu-central-1");
  }

  private static ResourceRecord value(String value) {
    return ResourceRecord.builder().value(value).build();
  }
}
