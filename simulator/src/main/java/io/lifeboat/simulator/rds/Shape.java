package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.world.GlobalCluster;
import io.lifeboat.simulator.world.RdsInstance;
import java.util.Map;

/** What a cluster is made with, and a rebuild of it reads. */
record Shape(String engine, String version, String subnetGroup, String parameterGroup, int port) {
  private static final Map<String, Integer> PORTS =
      Map.of("postgres", 5432, "oracle", 1521, "sqlserver", 1433);

  static Shape of(GlobalCluster global, GlobalCluster.Cluster cluster) {
    String version = cluster.version() == null ? global.version() : cluster.version();
    String group = cluster.parameterGroup();
    return new Shape(
        global.engine(),
        version,
        cluster.subnetGroup(),
        group == null ? defaultParameterGroup(global.engine(), version) : group,
        global.engine().contains("mysql") ? 3306 : 5432);
  }

  static Shape of(RdsInstance instance) {
    String group = instance.parameterGroup();
    return new Shape(
        instance.engine(),
        instance.version(),
        instance.subnetGroup(),
        group == null ? defaultParameterGroup(instance.engine(), instance.version()) : group,
        PORTS.getOrDefault(instance.engine().replaceFirst("-.*$", ""), 3306));
  }

  /** AWS's name for the group of those who name none, such as default.aurora-postgresql16. */
  static String defaultParameterGroup(String engine, String version) {
    String[] parts = version.split("\\.");
    boolean isMysql = engine.contains("mysql") && parts.length > 1;
    return "default." + engine + (isMysql ? parts[0] + "." + parts[1] : parts[0]);
  }

  Shape with(String otherSubnetGroup, String otherParameterGroup, Integer otherPort) {
    return new Shape(
        engine,
        version,
        otherSubnetGroup == null ? "default" : otherSubnetGroup,
        otherParameterGroup == null ? defaultParameterGroup(engine, version) : otherParameterGroup,
        otherPort == null ? port : otherPort);
  }
}
