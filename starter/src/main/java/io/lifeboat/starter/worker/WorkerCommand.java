package io.lifeboat.starter.worker;

import io.lifeboat.worker.WorkerProgram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code worker}: carries out runs until it is stopped. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description = "Runs the worker that carries out runs and their AWS calls, until it is stopped.",
    footerHeading = "%nSettings, all from the environment:%n",
    footer = {
      "  TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, ...   the standard Temporal client profile",
      "  AWS_PROFILE, AWS_ENDPOINT_URL, ...          the standard AWS settings",
      "  LIFEBOAT_TASK_QUEUE      the task queue (default: lifeboat)",
      "  LIFEBOAT_LISTEN          where /metrics, /live and /ready are answered, such as 127.0.0.1:9464",
      "  LIFEBOAT_LOG             plain or json (default: plain)",
      "  LIFEBOAT_LOG_LEVEL       level of Lifeboat's own lines (default: INFO)",
      "  LIFEBOAT_HTTP_VIA        where all HTTP requests but AWS go, such as http://127.0.0.1:8080",
      "  LIFEBOAT_DNS_SERVER      asked instead of the zones' own servers",
      "  LIFEBOAT_SQL_VIA         other addresses of PostgreSQL servers, in plain text, such as",
      "                           crm.db.example.com:5432=127.0.0.1:40001,...",
      "  LIFEBOAT_SQL_CA          a PEM file of who vouches for them (default: the JVM's own)",
      "  LIFEBOAT_SQL_BETWEEN     TLS between them when one follows another (default: sslmode=require)",
      "  LIFEBOAT_REPORTS         where reports of ended runs are kept: a directory, or",
      "                           s3://bucket/prefix, with ?region=eu-west-1 where wanted",
      "  LIFEBOAT_DEPLOYMENT with LIFEBOAT_BUILD_ID   turns worker versioning on"
    })
public final class WorkerCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return WorkerProgram.run(System.getenv());
  }
}
