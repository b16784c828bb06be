package io.lifeboat.simulator.rdsdata;

import io.lifeboat.simulator.rds.AuroraEstate;
import io.lifeboat.simulator.world.GlobalCluster.Database;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets callers in who name a cluster, its secret and its database. */
final class Sessions {
  private final AuroraEstate aurora;
  private final DataEstate data;
  private final String region;

  Sessions(AuroraEstate aurora, DataEstate data, String region) {
    this.aurora = aurora;
    this.data = data;
    this.region = region;
  }

  Session open(String cluster, String secret, String database) {
    checkCluster(given(cluster, "resourceArn"));
    Volume volume = data.volume(cluster).orElseThrow(() -> unknown(cluster));
    checkSecret(given(secret, "secretArn"), volume.database());
    if (database == null) {
      throw DataFaults.badRequest("Database name is not set");
    }
    if (volume.database().filter(d -> d.name().equals(database)).isEmpty()) {
      throw DataFaults.noSuchDatabase(database);
    }
    return new Session(
        data.estate(), volume, region, cluster.substring(cluster.lastIndexOf(':') + 1));
  }

  private void checkCluster(String arn) {
    switch (aurora.httpEndpoint(region, arn)) {
      case UNKNOWN -> throw unknown(arn);
      case DISABLED -> throw DataFaults.httpEndpointDisabled(arn);
      case WITHOUT_INSTANCE -> throw DataFaults.noInstance(arn);
      case WITHOUT_WRITER -> throw DataFaults.noWriter(arn);
      case READY -> {}
    }
  }

  private static RuntimeException unknown(String arn) {
    return DataFaults.badRequest("The DB cluster " + arn + " isn't found");
  }

  /** A secret's ARN ends in its name, and in the six characters that AWS adds to it. */
  private void checkSecret(String arn, Optional<Database> database) {
    String account = data.estate().world().account();
    boolean isIt =
        database
            .map(
                d ->
                    "arn:aws:secretsmanager:%s:%s:secret:%s".formatted(region, account, d.secret()))
            .filter(known -> arn.matches(Pattern.quote(known) + "(-\\w{6})?"))
            .isPresent();
    if (!isIt) {
      throw DataFaults.noSecret(arn);
    }
  }

  private static String given(String value, String name) {
    if (value == null || value.isEmpty()) {
      throw DataFaults.badRequest(name + " is missing");
    }
    return value;
  }
}
