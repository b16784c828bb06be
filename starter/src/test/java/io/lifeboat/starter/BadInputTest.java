package io.lifeboat.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong input and what is said to it. No Temporal listens in these tests, so exit code 2 proves
 * that nothing was started: a command that tried would end with 4.
 */
@Timeout(60)
class BadInputTest {
  private static final String GOOD = "../examples/eu-web-shop.yaml";

  @TempDir static Path folder;

  /** PLAN stands for the good plan, FILE:name for a file of the folder; | parts arguments. */
  record Case(String arguments, int exitCode, String message) {
    @Override
    public String toString() {
      return arguments.isEmpty() ? "no argument" : arguments;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "words",
    "orders",
    "moves",
    "schedules",
    "events",
    "failovers",
    "plans",
    "reports",
    "playgrounds",
    "unreachable"
  })
  void isAnsweredByOneMessageAndAnExitCode(Case wrong) {
    Spoken spoken = Spoken.by(arguments(wrong.arguments()));
    assertThat(spoken.out() + spoken.err()).contains(wrong.message());
    assertThat(spoken.exitCode()).isEqualTo(wrong.exitCode());
    assertThat(spoken.err()).doesNotContain("\tat ", "Exception", "Usage:");
    assertThat(spoken.err().lines().filter(line -> line.startsWith("lifeboat: ")))
        .hasSizeLessThanOrEqualTo(1);
  }

  static Stream<Case> events() {
    return Stream.of(
        wrong("events", "say what to do with events"),
        wrong("events|start", "Missing required parameter: 'FILE'"),
        wrong("events|start|nowhere.yaml", "there is no such file"),
        wrong("events|start|PLAN", "'application' means nothing here"),
        wrong("events|stop|aws-health", "Missing required option: '--reason=TEXT'"),
        wrong("events|stop|aws-health|--reason| ", "--reason is empty"));
  }

  static Stream<Case> moves() {
    return Stream.of(
        wrong("failback|PLAN", "Missing required option: '--reason=TEXT'"),
        wrong("failback|PLAN|--reason|x|--to|eu-north-1", "has no region 'eu-north-1'"),
        wrong(
            "failback|PLAN|--reason|x|--from|eu-west-1|--to|eu-west-1",
            "eu-west-1 cannot be left and moved to at once"),
        wrong("failback|PLAN|--reason|x|--from|eu-central-1", "cannot move from eu-central-1"),
        wrong("drill|PLAN|--reason|x|--depth|abyss", "expected one of [check, isolated, full]"),
        wrong("drill|PLAN|--reason|x|--until|ended", "give --wait with it"),
        wrong("drill|nowhere.yaml|--reason|x", "nowhere.yaml"),
        wrong("mark|PLAN|--reason|", "--reason is empty"),
        wrong("rollback|PLAN|--reason|x|--service|till", "has no service 'till'"),
        wrong("rollback|PLAN|--reason|x|--service|checkout|--region|x", "has no region 'x'"),
        wrong("rollback|PLAN|--reason|x|--region|eu-west-1", "belong to --service"),
        wrong("rollback|PLAN|--reason|x|--service|checkout|--run|1", "give one of them"),
        wrong("repair|PLAN|--reason|x", "which database? give --database, one of [orders]"),
        wrong("repair|PLAN|--reason|x|--database|sales", "has no database 'sales'"),
        wrong("repair|PLAN|--reason|x|--database|orders|--region|x", "has no region 'x'"),
        wrong(
            "repair|PLAN|--reason|x|--database|orders|--snapshot|s",
            "orders is an Aurora database"),
        wrong("repair|PLAN|--reason|x|--database|orders|--snapshot|", "--snapshot is empty"),
        wrong("repair|PLAN|--database|orders", "Missing required option: '--reason=TEXT'"),
        wrong("steps|PLAN|--procedure|repair", "which database?"),
        wrong("steps|PLAN|--database|orders", "belong to --procedure repair"),
        wrong("roll-back|eu-web-shop", "Missing required option: '--reason=TEXT'"),
        wrong("commit|Not A Name|--reason|x", "does not name a run"),
        wrong("steps|PLAN|--procedure|drill|--depth|abyss", "expected one of [check,"));
  }

  static Stream<Case> schedules() {
    return Stream.of(
        wrong("schedule", "a COMMAND is missing"),
        wrong("schedule|mend", "mend"),
        wrong("schedule|create|PLAN|no-such", "declares no schedule 'no-such'"),
        wrong("schedule|create|PLAN|UPPER|--preset|daily-check", "does not name a schedule"),
        wrong("schedule|create|PLAN|n|--preset|hourly", "--preset: 'hourly' cannot be used"),
        wrong(
            "schedule|create|PLAN|n|--work|check|--cron|0 25 * * *",
            "--cron: '0 25 * * *' is not a time that cron knows: its hour is '25'"),
        wrong(
            "schedule|create|PLAN|n|--preset|daily-check|--time-zone|+02:00",
            "--time-zone: '+02:00' is no time zone"),
        wrong("schedule|create|PLAN|n|--work|check", "give a preset, or both work and cron"),
        wrong(
            "schedule|create|PLAN|n|--preset|daily-check|--time-zone|Mars/North",
            "'Mars/North' is no time zone"),
        wrong("schedule|create|PLAN|n|--preset|daily-check|--jitter|soon", "--jitter: 'soon'"),
        wrong("schedule|pause|eu-web-shop|--reason|x", "does not name a schedule"),
        wrong("schedule|pause|eu-web-shop/weekly", "Missing required option: '--reason=TEXT'"),
        wrong("schedule|show|a/b/c", "does not name a schedule"));
  }

  static Stream<Case> words() {
    return Stream.of(
        wrong("", "a COMMAND is missing"),
        wrong("valdate", "did you mean validate"),
        wrong("--verison", "Unknown option: '--verison'"),
        wrong("status", "Missing required parameter: 'RUN'"),
        wrong("status|a|b", "Unmatched argument at index 2: 'b'"),
        wrong("status|a|--output|xml", "expected one of [text, json]"),
        wrong("list|--limit|many", "'many' is not an int"),
        wrong("watch|a|--until|dawn", "expected one of [served, ended]"),
        wrong("validate", "Missing required parameter: 'PLAN'"),
        wrong("steps|PLAN|--format|png", "expected one of [text, json, mermaid, svg]"),
        wrong(
            "steps|PLAN|--procedure|dance", "expected one of [failover, failback, drill, repair]"),
        wrong("steps|PLAN|--from|eu-north-1", "has no region 'eu-north-1'"),
        wrong("steps|PLAN|--write|FILE:none/a.svg", "cannot be written"));
  }

  static Stream<Case> orders() {
    return Stream.of(
        wrong("status|EU Web Shop", "does not name a run"),
        wrong("status|recover/", "does not name a run"),
        wrong("watch|../etc", "does not name a run"),
        wrong("pause|shop", "Missing required option: '--reason=TEXT'"),
        wrong("resume|shop|--reason| ", "--reason is empty"),
        wrong("abort|shop|--reason|x|--by|", "--by is empty"),
        wrong("force|Shop!|--reason|x", "does not name a run"),
        wrong("force|--reason|x", "Missing required parameter: 'RUN'"),
        wrong("retry|shop|--reason|x", "Missing required parameter: 'STEP'"),
        wrong("skip|shop|--reason|x", "Missing required parameter: 'STEP'"),
        wrong("revert|shop|--reason|x", "Missing required parameter: 'STEP'"),
        wrong("approve|--by|on-call", "Missing required parameter: 'RUN'"),
        wrong("approve|shop|gate|more|--reason|x", "Unmatched argument"),
        wrong("approve|shop|--reason|x|--code", "Missing required parameter for option '--code'"),
        wrong("reject|Shop|--reason|x", "does not name a run"));
  }

  static Stream<Case> failovers() {
    return Stream.of(
        wrong("failover|PLAN", "Missing required option: '--reason=TEXT'"),
        wrong("failover|PLAN|--reason|", "--reason is empty"),
        wrong("failover|PLAN|--reason|x|--lose|mars-1", "name one of [eu-central-1, eu-west-1]"),
        wrong("failover|PLAN|--reason|x|--to|us-east-1", "has no region 'us-east-1'"),
        wrong("failover|PLAN|--reason|x|--to|eu-central-1", "left and moved to at once"),
        wrong("failover|PLAN|--reason|x|--mode|brutal", "expected one of [graceful, forced]"),
        wrong("failover|PLAN|--reason|x|--since|two", "'two' is not a duration"),
        wrong("failover|PLAN|--reason|x|--impact-at|3am", "write it in UTC like"),
        wrong("failover|PLAN|--reason|x|--impact-at|2999-01-01T00:00:00Z", "lies in the future"),
        wrong("failover|PLAN|--reason|x|--since|1m|--impact-at|2026-01-01T00:00:00Z", "give one"),
        wrong("failover|PLAN|--reason|x|--detected-at|yesterday", "is not a time"),
        wrong(
            "failover|PLAN|--reason|x|--since|1m|--detected-at|2020-01-01T00:00:00Z",
            "lies before the impact"),
        wrong("failover|PLAN|--reason|x|--until|served", "give --wait with it"),
        wrong("failover|PLAN|--reason|x|--wait|--until|noon", "expected one of [served, ended]"),
        wrong("failover|FILE:none.yaml|--reason|x", "nothing was done: 1 error"),
        wrong("failover|FILE:empty.yaml|--reason|x", "nothing was done"));
  }

  static Stream<Case> plans() {
    return Stream.of(
        wrong("validate|FILE:none.yaml", "none.yaml"),
        wrong("validate|FILE:", "cannot be used"),
        wrong("validate|FILE:empty.yaml", "cannot be used"),
        wrong("validate|FILE:list.yaml", "list.yaml:1"),
        wrong("validate|FILE:tabs.yaml", "tabs.yaml:2"),
        wrong("validate|FILE:twice.yaml", "twice.yaml:2"),
        wrong("validate|FILE:cut.json", "cut.json"),
        wrong("validate|FILE:typo.yaml", "objectivs"),
        wrong("validate|FILE:region.yaml", "region.yaml:4"),
        wrong("validate|FILE:rto.yaml", "rto.yaml:6"),
        wrong("validate|FILE:standby.yaml", "standby"),
        wrong("validate|FILE:typo.yaml|--output|json", "\"isUsable\" : false"),
        wrong("steps|FILE:region.yaml", "region.yaml:4"),
        wrong("dev|FILE:region.yaml", "region.yaml:4"));
  }

  static Stream<Case> reports() {
    return Stream.of(
        wrong("report", "Missing required parameter: 'RUN'"),
        wrong("report|FILE:none.json", "there is no file"),
        wrong("report|FILE:cut.json", "line 1"),
        wrong("report|FILE:other.json", "is not the report of a run"),
        wrong("report|FILE:almost.json", "give a file that 'report --format json' wrote"),
        wrong("report|shop|--format|pdf", "expected one of [text, markdown, html, json]"),
        wrong("report|shop|--output|pdf", "expected one of [text, markdown, html, json]"),
        wrong("report|shop@a b", "does not name a run"),
        wrong("report|drill/", "does not name a run"),
        wrong("report|A B", "does not name a run"),
        wrong("audit", "export or verify"),
        wrong("audit|export|A B", "does not name a run"),
        wrong("audit|verify", "Missing required parameter: 'FILE'"),
        wrong("audit|verify|FILE:none.jsonl", "there is no file"),
        wrong("audit|verify|FILE:other.json", "'audit export' wrote"),
        wrong("audit|verify|FILE:other.json|--hash|xyz", "64 hexadecimal digits"));
  }

  static Stream<Case> playgrounds() {
    return Stream.of(
        wrong("demo|FILE:none.yaml", "./lifeboat validate"),
        wrong("demo|PLAN|--speed-up|0", "give a number from 1 to 1000"),
        wrong("demo|PLAN|--speed-up|fast", "'fast' is not a double"),
        wrong("dev|PLAN|--speed-up|-3", "give a number from 1 to 1000"),
        wrong("dev|FILE:alone.yaml", "there is no world file"),
        wrong("dev|FILE:badworld.yaml", "badworld.world.yaml:1"),
        wrong("dev", "Missing required parameter: 'PLAN'"));
  }

  static Stream<Case> unreachable() {
    return Stream.of(
        new Case("list", 4, "no Temporal server answers at 127.0.0.1:1: start one with"),
        new Case("failover|PLAN|--reason|x", 4, "or set TEMPORAL_ADDRESS to yours"),
        new Case("approve|shop|--reason|x", 4, "127.0.0.1:1"),
        new Case("report|shop", 4, "127.0.0.1:1"));
  }

  @BeforeAll
  static void writeFiles() throws IOException {
    String good = Files.readString(Path.of(GOOD));
    file("empty.yaml", "");
    file("list.yaml", "- application: shop\n");
    file("tabs.yaml", "application: shop\n\tregions: {}\n");
    file("twice.yaml", "application: shop\napplication: shop\n");
    file("cut.json", "{\"application\": ");
    file("typo.yaml", good.replace("objectives:", "objectivs:"));
    file(
        "region.yaml",
        renamed(good, "{primary: eu-central-1, standby", "{primary: Frankfurt, standby"));
    file("rto.yaml", renamed(good, "{rto: 15m, rpo: 1m}", "{rto: soon, rpo: 1m}"));
    file("standby.yaml", renamed(good, "standby: eu-west-1", "standby: []"));
    file("other.json", "{\"hello\": 1}");
    file("almost.json", "{\"runId\": \"1\", \"steps\": 7}");
    file("alone.yaml", good);
    file("badworld.yaml", good);
    file("badworld.world.yaml", "regions: 7\n");
  }

  /** Without the comments above, so that line numbers can be told by looking. */
  private static String renamed(String plan, String what, String into) {
    assertThat(plan).contains(what);
    List<String> lines = plan.lines().dropWhile(line -> line.startsWith("#")).toList();
    return "#\n#\n#\n" + String.join("\n", lines.subList(1, lines.size())).replace(what, into);
  }

  private static void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static Case wrong(String arguments, String message) {
    return new Case(arguments, 2, message);
  }

  private static String[] arguments(String line) {
    if (line.isEmpty()) {
      return new String[0];
    }
    return Arrays.stream(line.split("\\|", -1))
        .map(word -> word.equals("PLAN") ? GOOD : word)
        .map(word -> word.startsWith("FILE:") ? folder.resolve(word.substring(5)) + "" : word)
        .toArray(String[]::new);
  }
}
