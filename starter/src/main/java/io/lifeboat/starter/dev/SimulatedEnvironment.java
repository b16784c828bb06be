package io.lifeboat.starter.dev;

import io.lifeboat.simulator.SimulatedAwsServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that turn a worker or the AWS CLI towards simulated AWS. */
final class SimulatedEnvironment {
  private SimulatedEnvironment() {}

  static Map<String, String> of(SimulatedAwsServer aws) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", "simulated");
    environment.put("AWS_SECRET_ACCESS_KEY", "simulated");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("LIFEBOAT_HTTP_VIA", aws.web().toString());
    environment.put("LIFEBOAT_DNS_SERVER", dns(aws));
    if (!aws.sqlVia().isEmpty()) {
      environment.put("LIFEBOAT_SQL_VIA", aws.sqlVia());
    }
    return environment;
  }

  static String dns(SimulatedAwsServer aws) {
    return aws.dns().getAddress().getHostAddress() + ":" + aws.dns().getPort();
  }
}
