package io.lifeboat.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no plan: always a finding in plain words, never an exception. */
@Timeout(60)
class BadFilesTest {
  @TempDir Path folder;

  @Test
  void aFileThatIsNotThere() {
    assertThat(what(folder.resolve("none.yaml"))).isEqualTo("there is no such file.");
  }

  @Test
  void aDirectory() {
    assertThat(what(folder)).isEqualTo("it is a directory.");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertThat(what(file(new byte[0]))).isEqualTo("it is empty.");
    assertThat(what(file("# only a comment\n".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("it is empty.");
  }

  @Test
  void aFileOfTenMegabytes() throws IOException {
    assertThat(what(file(new byte[10_000_000])))
        .isEqualTo("it is larger than 1 MB, and no plan is.");
  }

  @Test
  void aFileThatIsNotText() throws IOException {
    assertThat(what(file(new byte[] {0x7f, 'E', 'L', 'F', 0, 1, 2})))
        .isEqualTo("it is not text in UTF-8.");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
  void anotherEncoding(String charset) throws IOException {
    byte[] bytes = "application: b\u00fccher\n".getBytes(Charset.forName(charset));
    assertThat(what(file(bytes))).isEqualTo("it is not text in UTF-8.");
  }

  @Test
  void aByteOrderMarkIsNoHarm() throws IOException {
    byte[] bytes = ("\uFEFF" + BrokenPlan.good()).getBytes(StandardCharsets.UTF_8);
    assertThat(PlanReader.read(file(bytes)).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x [1]\\nb: *x                 | 1 | a plan has no YAML anchors or aliases.",
        "a: 1\\n---\\nb: 2                 | 2 | a second document begins here.",
        "a: !!java.net.URL [x]             | 1 | a plan has no YAML tags.",
        "a:\\n\\tb: 1                      | 2 | it is not YAML: found character '\\t(TAB)' that"
            + " cannot start any token. (Do not use \\t(TAB) for indentation).",
        "a: 'b                             | 1 | it is not YAML: found unexpected end of stream.",
        "a: [1, 2                          | 1 | it is not YAML: expected ',' or ']', but got"
            + " <stream end>.",
        "a: 1\\nb: \u0007x                  | 2 | it is not YAML: the character U+0007.",
        "application: a\\napplication: b    | 2 | 'application' stands here twice.",
        "objectives: {rto: .nan}           | 1 | '.nan' is not a number that can be counted with.",
        "objectives: {rto: 1e999999999}    | 1 | '1e999999999' is not a number that can be counted"
            + " with.",
        "[a, b]                            | 1 | a list is not a plan.",
        "just words                        | 1 | 'just words' is not a plan.",
        "{}                                | 1 | 'application' is missing.",
        "databases:                        | 1 | nothing stands here; it is not a group of names.",
        "? {a: b}\\n: c                    | 1 | a key must be a plain word.",
        "application: Shop                 | 1 | 'Shop' is not an application's name of small"
            + " letters, digits and hyphens.",
        "aplication: shop                  | 1 | 'aplication' means nothing here.",
        "regions: {primary: Frankfurt}     | 1 | 'Frankfurt' is not an AWS region code.",
        "regions: {standby: []}            | 1 | this is empty, but at least one is needed.",
        "objectives: {rto: 15}             | 1 | '15' is not a duration.",
        "objectives: {rto: fast}           | 1 | 'fast' is not a duration.",
        "objectives: {rto: -1m}            | 1 | '-1m' is not a duration.",
        "services: {web: {ecs: web}}       | 1 | 'web' is not an ECS service.",
        "services: {web: {normal: 0}}      | 1 | '0' is not a whole number from 1 to 10000.",
        "services: {web: {normal: 2.5}}    | 1 | '2.5' is not a whole number from 1 to 10000.",
        "traffic: {s: {zone: example.com}} | 1 | 'example.com' is not a hosted zone's id.",
        "traffic: {s: {policy: fastest}}   | 1 | 'fastest' is not one of failover, weighted,"
            + " latency, geolocation, multivalue.",
        "gates: {x: {approvers: []}}       | 1 | this is empty, but at least one is needed.",
        "gates: {x: {initiator-may-approve: perhaps}} | 1 | 'perhaps' is not true or false.",
        "gates: {x: {on-expiry: stop}}     | 1 | 'stop' is not one of pause, abort, proceed.",
        "contacts: {a: {email: nobody}}    | 1 | 'nobody' is not an e-mail address.",
        "schedules: {s: {}}               | 1 | a schedule needs a preset, or both work and cron.",
        "schedules: {s: {work: full}}      | 1 | a schedule needs a preset, or both work and cron.",
        "schedules: {s: {preset: weekly}}  | 1 | 'weekly' is not one of daily-check, weekly-drill,"
            + " monthly-drill, quarterly-full-drill, markers.",
        "schedules: {s: {preset: markers, time-zone: Berlin}} | 1 | 'Berlin' is not a time zone.",
        "schedules: {s: {preset: markers, time-zone: +02:00}} | 1 | '+02:00' is not a time zone.",
        "schedules: {s: {preset: markers, blackout: [{from: 2026-02-30, to: 2026-03-01}]}} | 1 |"
            + " '2026-02-30' is not a day, written year-month-day.",
        "failback: {canary: 80}            | 1 | '80' is not a whole number from 1 to 50.",
        "commit: {}                        | 1 | 'within' is missing.",
        "drill: {depth: deep}              | 1 | 'deep' is not one of check, isolated, full.",
        "services: {a: {drill: {port: 0}}} | 1 | '0' is not a port from 1 to 65535.",
        "databases: {a: {data: {secret: orders}}} | 1 | 'orders' is not the ARN of a secret in"
            + " Secrets Manager.",
        "databases: {a: {data: {tables: {\"a;b\": c}}}} | 1 | a name here does not fit: it must be"
            + " a table's name.",
        "Databases: {}                     | 1 | 'Databases' means nothing here."
      })
  void aDocumentThatIsNoPlan(String text, int line, String what) {
    Reading reading = PlanReader.read("p.yaml", text.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(reading.plan()).isEmpty();
    assertThat(reading.findings())
        .as(reading.findings().toString())
        .anyMatch(f -> f.line() == line && f.what().equals(what))
        .allMatch(f -> !f.mend().isBlank());
  }

  @Test
  void aBlackoutThatEndsBeforeItBeginsIsSaidWhereItStands() {
    String text =
        BrokenPlan.good()
            + "schedules:\n  s:\n    preset: daily-check\n"
            + "    blackout:\n      - {from: 2026-12-24, to: 2026-12-01}\n";
    assertThat(PlanReader.read("p.yaml", text).findings())
        .extracting(f -> f.line() + " " + f.what())
        .containsExactly("33 a blackout cannot end before it begins: 2026-12-24.");
  }

  @Test
  void deepNestingEndsEarly() {
    assertThat(PlanReader.read("p.yaml", "a: " + "[".repeat(100_000)).findings())
        .extracting(Finding::what)
        .containsExactly("this is nested deeper than any plan.");
  }

  @Test
  void jsonIsReadAsWell() throws Exception {
    RoundTrip json = RoundTrip.of(BrokenPlan.good());
    assertThat(PlanReader.read("p.json", json.indented("  ")).plan()).contains(json.plan());
    assertThat(PlanReader.read("p.json", json.compact()).plan()).contains(json.plan());
    assertThat(PlanReader.read("p.json", json.indented("\t")).plan()).contains(json.plan());
  }

  @Test
  void whateverIsWrongItIsSaidInWords() {
    isSaidInWords(500);
  }

  @Test
  @Tag("full")
  void whateverIsWrongInThousandsOfFiles() {
    isSaidInWords(3_000);
  }

  private static void isSaidInWords(int rounds) {
    Random random = new Random(7);
    for (int round = 0; round < rounds; round++) {
      String text = damaged(random);
      Reading reading = PlanReader.read("p.yaml", text);
      assertThat(reading.plan().isPresent() || !reading.errors().isEmpty()).as(text).isTrue();
    }
  }

  private static String damaged(Random random) {
    StringBuilder text = new StringBuilder(BrokenPlan.good());
    for (int damage = 0; damage <= random.nextInt(3); damage++) {
      int at = random.nextInt(text.length() - 12);
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, "{}[]:,-#&*!|>'\"%@`\t\n 0a".charAt(random.nextInt(23)));
        case 2 -> text.delete(at, at + random.nextInt(12));
        default -> text.insert(at, text.substring(at, at + random.nextInt(12)));
      }
    }
    return text.toString();
  }

  private String what(Path file) {
    Reading reading = PlanReader.read(file);
    assertThat(reading.plan()).isEmpty();
    return reading.findings().get(0).what();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("plan.yaml"), content);
  }
}
