package io.lifeboat.worker;

import io.lifeboat.activities.postgres.SqlWay;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.worker.keeping.ReportPlace;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Lifeboat;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be set about a worker; all of it has a default.
 *
 * @param taskQueue {@code LIFEBOAT_TASK_QUEUE}, else {@code lifeboat}
 * @param httpVia {@code LIFEBOAT_HTTP_VIA}: every HTTP request but AWS's goes there, as plain HTTP,
 *     with its own Host header
 * @param dnsServer {@code LIFEBOAT_DNS_SERVER}: asked instead of the zone's own servers
 * @param sql {@code LIFEBOAT_SQL_VIA}, {@code LIFEBOAT_SQL_CA} and {@code LIFEBOAT_SQL_BETWEEN}:
 *     how PostgreSQL servers are reached
 * @param version {@code LIFEBOAT_DEPLOYMENT} and {@code LIFEBOAT_BUILD_ID} together turn worker
 *     versioning on
 * @param runs how runs are carried out here
 * @param reports {@code LIFEBOAT_REPORTS}: a directory, or {@code s3://bucket/prefix}, in which the
 *     reports of ended runs are kept; {@code ?region=eu-west-1} behind it names its region
 * @param listen {@code LIFEBOAT_LISTEN}, such as {@code 127.0.0.1:9464}: where the worker is looked
 *     at; nowhere when not given
 * @param vantage {@code LIFEBOAT_VANTAGE}, such as {@code us-west-2}: the worker also serves the
 *     task queue {@code lifeboat@us-west-2}, and so is the vantage point of that name in plans
 * @param gather {@code LIFEBOAT_GATHER}, such as {@code 10s}: how long an incident gathers
 *     applications before people are told
 */
public record WorkerSettings(
    String taskQueue,
    Optional<URI> httpVia,
    Optional<InetSocketAddress> dnsServer,
    SqlWay sql,
    Optional<Version> version,
    FailoverSettings runs,
    ReportPlace reports,
    Optional<InetSocketAddress> listen,
    Optional<String> vantage,
    Optional<Duration> gather) {
  private static final Pattern VANTAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /** One version of a worker deployment. */
  public record Version(String deployment, String buildId) {}

  /** What holds when nothing is set. */
  public static WorkerSettings standard() {
    return new WorkerSettings(
        Lifeboat.TASK_QUEUE,
        Optional.empty(),
        Optional.empty(),
        SqlWay.straight(),
        Optional.empty(),
        FailoverSettings.standard(),
        new ReportPlace.Nowhere(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * @throws CannotStart when a setting cannot be understood
   */
  public static WorkerSettings from(Map<String, String> environment) {
    return new WorkerSettings(
        text(environment, "LIFEBOAT_TASK_QUEUE").orElse(Lifeboat.TASK_QUEUE),
        text(environment, "LIFEBOAT_HTTP_VIA").map(WorkerSettings::http),
        text(environment, "LIFEBOAT_DNS_SERVER")
            .map(at -> address("LIFEBOAT_DNS_SERVER", "127.0.0.1:5353", at)),
        sql(environment),
        version(environment),
        FailoverSettings.standard(),
        reports(environment),
        text(environment, "LIFEBOAT_LISTEN")
            .map(at -> address("LIFEBOAT_LISTEN", "127.0.0.1:9464", at)),
        text(environment, "LIFEBOAT_VANTAGE").map(WorkerSettings::vantage),
        text(environment, "LIFEBOAT_GATHER").map(WorkerSettings::gather));
  }

  public WorkerSettings withTaskQueue(String name) {
    return new WorkerSettings(
        name, httpVia, dnsServer, sql, version, runs, reports, listen, vantage, gather);
  }

  public WorkerSettings withVersion(String deployment, String buildId) {
    return new WorkerSettings(
        taskQueue,
        httpVia,
        dnsServer,
        sql,
        Optional.of(new Version(deployment, buildId)),
        runs,
        reports,
        listen,
        vantage,
        gather);
  }

  private static SqlWay sql(Map<String, String> environment) {
    try {
      return new SqlWay(
          text(environment, "LIFEBOAT_SQL_VIA").map(SqlWay::parse).orElse(Map.of()),
          text(environment, "LIFEBOAT_SQL_CA"),
          text(environment, "LIFEBOAT_SQL_BETWEEN").orElse(SqlWay.USUAL_BETWEEN));
    } catch (IllegalArgumentException unfit) {
      throw wrong("LIFEBOAT_SQL_VIA " + unfit.getMessage());
    }
  }

  private static Optional<Version> version(Map<String, String> environment) {
    Optional<String> deployment = text(environment, "LIFEBOAT_DEPLOYMENT");
    Optional<String> buildId = text(environment, "LIFEBOAT_BUILD_ID");
    if (deployment.isPresent() != buildId.isPresent()) {
      throw wrong("LIFEBOAT_DEPLOYMENT and LIFEBOAT_BUILD_ID belong together: set both or neither");
    }
    return deployment.map(name -> new Version(name, buildId.orElseThrow()));
  }

  private static ReportPlace reports(Map<String, String> environment) {
    try {
      return text(environment, "LIFEBOAT_REPORTS")
          .map(ReportPlace::parse)
          .orElseGet(ReportPlace.Nowhere::new);
    } catch (IllegalArgumentException unfit) {
      throw wrong("LIFEBOAT_REPORTS " + unfit.getMessage());
    }
  }

  private static Duration gather(String text) {
    try {
      return DurationText.parse(text);
    } catch (IllegalArgumentException unfit) {
      throw wrong("LIFEBOAT_GATHER must look like 10s, not '" + text + "'");
    }
  }

  private static String vantage(String text) {
    if (!VANTAGE.matcher(text).matches()) {
      throw wrong("LIFEBOAT_VANTAGE must be a name like us-west-2, not '" + text + "'");
    }
    return text;
  }

  private static URI http(String text) {
    String wanted = "LIFEBOAT_HTTP_VIA must look like http://127.0.0.1:8080, not '" + text + "'";
    try {
      URI via = URI.create(text);
      if (!"http".equals(via.getScheme()) || via.getHost() == null) {
        throw wrong(wanted);
      }
      return via;
    } catch (IllegalArgumentException notAnAddress) {
      throw wrong(wanted);
    }
  }

  private static InetSocketAddress address(String name, String example, String text) {
    String wanted = "%s must look like %s, not '%s'".formatted(name, example, text);
    int colon = text.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException notAServer) {
      throw wrong(wanted);
    }
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static CannotStart wrong(String sentence) {
    return new CannotStart(CannotStart.WRONG_INPUT, sentence);
  }
}
