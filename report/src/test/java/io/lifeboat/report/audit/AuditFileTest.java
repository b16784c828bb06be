package io.lifeboat.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.report.audit.AuditVerdict.Sound;
import io.lifeboat.report.audit.AuditVerdict.Tampered;
import io.lifeboat.report.audit.AuditVerdict.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;

class AuditFileTest {
  private static final AuditHeader HEADER =
      new AuditHeader(1, "eu-web-shop", "recover/eu-web-shop", "0199", "ab".repeat(32));
  private static final String TRAIL = trail(12);
  private static final List<String> LINES = TRAIL.lines().toList();

  @Example
  void isSoundAsItWasWritten() throws IOException {
    assertThat(verify(TRAIL))
        .isInstanceOfSatisfying(
            Sound.class,
            sound -> {
              assertThat(sound.header()).isEqualTo(HEADER);
              assertThat(sound.lines()).isEqualTo(14);
              assertThat(TRAIL).contains("\"hash\":\"" + sound.hash() + "\"");
            });
  }

  @Example
  void tellsTheSameLastHashWhenItIsWrittenAndWhenItIsRead() throws IOException {
    StringBuilder text = new StringBuilder();
    String hash = AuditTrail.write(HEADER, List.of(fact(1)).iterator(), text);
    assertThat(((Sound) verify(text.toString())).hash()).isEqualTo(hash);
  }

  @Example
  void isTheSameForTheSameFacts() {
    assertThat(trail(12)).isEqualTo(TRAIL);
  }

  @Property(tries = 2_000)
  void seesEveryChangedByte(
      @ForAll @IntRange(max = 1_000_000) int where, @ForAll @ByteRange byte other)
      throws IOException {
    byte[] bytes = TRAIL.getBytes(StandardCharsets.UTF_8);
    int place = where % bytes.length;
    boolean isSame = bytes[place] == other;
    bytes[place] = other;
    assertThat(verify(bytes) instanceof Sound).isEqualTo(isSame);
  }

  @Property
  void seesEveryByteThatWasPutIn(
      @ForAll @IntRange(max = 1_000_000) int where, @ForAll @ByteRange byte other)
      throws IOException {
    byte[] bytes = TRAIL.getBytes(StandardCharsets.UTF_8);
    int place = where % (bytes.length + 1);
    byte[] more = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, more, 0, place);
    more[place] = other;
    System.arraycopy(bytes, place, more, place + 1, bytes.length - place);
    assertThat(verify(more)).isNotInstanceOf(Sound.class);
  }

  @Property
  void seesEveryTruncation(@ForAll @IntRange(max = 1_000_000) int where) throws IOException {
    byte[] bytes = TRAIL.getBytes(StandardCharsets.UTF_8);
    byte[] less = java.util.Arrays.copyOf(bytes, where % bytes.length);
    assertThat(verify(less)).isNotInstanceOf(Sound.class);
  }

  @Property
  void seesEveryRemovedLineAndSaysWhere(@ForAll @IntRange(max = 13) int line) throws IOException {
    List<String> lines = new ArrayList<>(LINES);
    lines.remove(line);
    assertFoundAt(line + 1, verify(text(lines)));
  }

  @Property
  void seesEveryDoubledLineAndSaysWhere(
      @ForAll @IntRange(max = 13) int line, @ForAll @IntRange(max = 14) int to) throws IOException {
    List<String> lines = new ArrayList<>(LINES);
    lines.add(to, LINES.get(line));
    AuditVerdict verdict = verify(text(lines));
    assertThat(verdict).isNotInstanceOf(Sound.class);
    if (to > 0) {
      assertThat(((Tampered) verdict).line()).isBetween(to + 1L, to + 2L);
    }
  }

  @Property
  void seesEverySwapAndSaysWhere(
      @ForAll @IntRange(max = 13) int one, @ForAll @IntRange(max = 13) int other)
      throws IOException {
    List<String> lines = new ArrayList<>(LINES);
    java.util.Collections.swap(lines, one, other);
    AuditVerdict verdict = verify(text(lines));
    if (one == other) {
      assertThat(verdict).isInstanceOf(Sound.class);
    } else {
      assertFoundAt(Math.min(one, other) + 1, verdict);
    }
  }

  /** Somebody who knows the form mends the edited line's own hash. */
  @Property
  void seesAnEditWhoseOwnHashWasMended(@ForAll @IntRange(min = 1, max = 12) int line)
      throws IOException {
    List<String> lines = new ArrayList<>(LINES);
    AuditFact forged = fact(99);
    String previous = AuditLine.read(lines.get(line)).path("previous").asText();
    lines.set(line, AuditLine.canonical(AuditLine.of(line + 1, previous, AuditLine.FACT, forged)));
    assertFoundAt(line + 2, verify(text(lines)));
  }

  @Example
  void seesASealThatIsPutOnEarlier() throws IOException {
    List<String> lines = new ArrayList<>(LINES.subList(0, 5));
    lines.add(LINES.get(13));
    assertFoundAt(6, verify(text(lines)));
  }

  @Example
  void saysInOneMessageThatAFileIsNoAuditTrail() throws IOException {
    for (String other : List.of("", "\n", "{}\n", "hello\n", "null\n", "[]\n{}\n", "\u0000")) {
      assertThat(verify(other))
          .isInstanceOfSatisfying(
              Unreadable.class, why -> assertThat(why.sentence()).contains("'audit export'"));
    }
  }

  @Example
  void saysThatAFormIsTooNew() throws IOException {
    StringBuilder text = new StringBuilder();
    AuditTrail.write(new AuditHeader(2, "a", "b", "c", ""), List.<AuditFact>of().iterator(), text);
    assertThat(verify(text.toString()).sentence()).contains("has form 2", "reads form 1");
  }

  /** Long ones, and one that never ends. */
  @Example
  void readsLongFilesLineByLine() throws IOException {
    StringBuilder text = new StringBuilder();
    AuditTrail.write(
        HEADER, IntStream.range(0, 20_000).mapToObj(AuditFileTest::fact).iterator(), text);
    assertThat(verify(text.toString())).isInstanceOf(Sound.class);
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream((LINES.get(0) + "\n").getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() {
                return 'x';
              }
            });
    assertThat(AuditFile.verify(endless).sentence()).contains("line 2: it is longer than");
  }

  private static void assertFoundAt(long line, AuditVerdict verdict) {
    if (line == 1) {
      assertThat(verdict).isInstanceOf(Unreadable.class);
    } else {
      assertThat(verdict)
          .isInstanceOfSatisfying(Tampered.class, t -> assertThat(t.line()).isEqualTo(line));
    }
  }

  private static AuditVerdict verify(String text) throws IOException {
    return verify(text.getBytes(StandardCharsets.UTF_8));
  }

  private static AuditVerdict verify(byte[] bytes) throws IOException {
    return AuditFile.verify(new ByteArrayInputStream(bytes));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static String trail(int facts) {
    StringBuilder text = new StringBuilder();
    try {
      AuditTrail.write(
          HEADER, IntStream.range(0, facts).mapToObj(AuditFileTest::fact).iterator(), text);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private static AuditFact fact(int number) {
    return new AuditFact(
        number + 1,
        Instant.parse("2026-03-01T03:00:00Z").plusSeconds(number),
        "WORKFLOW_EXECUTION_SIGNALED",
        "änna \"o'n call\"\n",
        "approve was asked for \u2028 with \\ and \u00e9",
        number % 2 == 0 ? Optional.empty() : Optional.of("the lag is fine"),
        Map.of("payload", Sha256.of("payload " + number), "evidence", Sha256.of("7f3a")));
  }
}
