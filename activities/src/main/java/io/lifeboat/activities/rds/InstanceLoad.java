package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.cloudwatch.Metric;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** How busy an instance is, as CloudWatch has it; what it does not have is left out. */
public record InstanceLoad(AwsClients aws, Region region, Watch watch) {
  /**
   * Adds what is known.
   *
   * @param cpu how busy the processor may be, in percent
   * @param connections which part of the connections may be taken, in percent
   */
  public void judge(DBInstance instance, double cpu, double connections, Parts parts) {
    newest(instance, "CPUUtilization")
        .ifPresent(
            busy ->
                parts.figure(
                    "cpuPercent", busy, cpu, "CPU %s %%".formatted(Math.round(busy)), " %"));
    newest(instance, "DatabaseConnections")
        .ifPresent(taken -> connections(instance, taken, connections, parts));
  }

  private static void connections(DBInstance instance, double taken, double limit, Parts parts) {
    parts.figure("connections", taken);
    OptionalLong most = MostConnections.of(instance);
    if (most.isPresent()) {
      double part = 100 * taken / most.getAsLong();
      parts.figure(
          "connectionsPercent",
          part,
          limit,
          "%d of about %d connections".formatted(Math.round(taken), most.getAsLong()),
          " %");
    }
  }

  private Optional<Double> newest(DBInstance instance, String metric) {
    return new Metric(
            "AWS/RDS",
            metric,
            Map.of("DBInstanceIdentifier", instance.dbInstanceIdentifier()),
            "Average")
        .newestIfAnswered(aws, region, watch)
        .map(Metric.Figure::value);
  }
}
