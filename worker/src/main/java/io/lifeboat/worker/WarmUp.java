package io.lifeboat.worker;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.reading.PlanReader;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * Pays when a worker starts for what its first calls to AWS cost: classes, credentials,
 * connections. A worker waits for months and is then asked in the worst hour; each service gets one
 * harmless question in the worker's own region, and whatever it answers will do.
 */
final class WarmUp {
  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

  private final AwsClients aws;
  private final Region region;

  WarmUp(AwsClients aws, Region region) {
    this.aws = aws;
    this.region = region;
  }

  /** In the background; without a region of its own the worker stays cold towards AWS. */
  static void begin(AwsClients aws) {
    Optional<WarmUp> warmUp = ownRegion().map(region -> new WarmUp(aws, region));
    Thread thread =
        new Thread(
            () -> {
              readAPlan();
              warmUp.ifPresent(WarmUp::askAll);
            },
            "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** A run holds its plan against schema and rules first; what that loads is loaded here. */
  static void readAPlan() {
    PlanReader.read("warm-up", "{}");
  }

  private static Optional<Region> ownRegion() {
    try {
      return Optional.of(
          Region.of(DefaultAwsRegionProviderChain.builder().build().getRegion().id()));
    } catch (SdkException | IllegalArgumentException none) {
      log.info("no AWS region is set for this worker, so it does not warm up; set AWS_REGION");
      return Optional.empty();
    }
  }

  void askAll() {
    sayWhoWeAre();
    List<Runnable> questions =
        List.of(
            () -> aws.rds(region).describeGlobalClusters(),
            () -> aws.ecs(region).describeClusters(),
            () ->
                aws.autoScaling(region)
                    .describeScalableTargets(r -> r.serviceNamespace(ServiceNamespace.ECS)),
            () -> aws.cloudWatch(region).listMetrics(r -> r.namespace("AWS/RDS")),
            () -> aws.sns(region).listTopics(),
            () -> aws.route53().listHostedZones(r -> r.maxItems("1")));
    questions.forEach(WarmUp::ask);
    log.info("warm: every AWS service has been asked once in {}", region);
  }

  private void sayWhoWeAre() {
    try {
      log.info("AWS knows this worker as {}", aws.sts(region).getCallerIdentity().arn());
    } catch (SdkException silent) {
      log.warn("AWS does not say who this worker is, runs may fail: {}", silent.getMessage());
    }
  }

  private static void ask(Runnable question) {
    try {
      question.run();
    } catch (SdkException anyAnswerWillDo) {
      log.debug("an answer while warming up", anyAnswerWillDo);
    }
  }
}
