package io.lifeboat.simulator;

import io.lifeboat.simulator.appconfig.FlagsEstate;
import io.lifeboat.simulator.appconfig.SimulatedAppConfig;
import io.lifeboat.simulator.events.RulesEstate;
import io.lifeboat.simulator.events.SimulatedEventBridge;
import io.lifeboat.simulator.kms.KmsEstate;
import io.lifeboat.simulator.kms.SimulatedKms;
import io.lifeboat.simulator.parameters.ParameterCalls;
import io.lifeboat.simulator.parameters.ParametersEstate;
import io.lifeboat.simulator.scheduler.SchedulesEstate;
import io.lifeboat.simulator.scheduler.SimulatedScheduler;
import io.lifeboat.simulator.secrets.SecretsEstate;
import io.lifeboat.simulator.secrets.SimulatedSecrets;
import java.util.List;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.AppConfigException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** What applications are configured with, and what starts them by the clock. */
final class ConfigurationServices {
  private final KmsEstate keys;
  private final SecretsEstate secrets;
  private final ParametersEstate parameters;
  private final FlagsEstate flags;
  private final RulesEstate rules;
  private final SchedulesEstate schedules;

  ConfigurationServices(Estate estate, RulesEstate rules) {
    this.keys = new KmsEstate(estate);
    this.secrets = new SecretsEstate(estate, keys);
    this.parameters = new ParametersEstate(estate, keys);
    this.flags = new FlagsEstate(estate);
    this.rules = rules;
    this.schedules = new SchedulesEstate(estate);
  }

  /** Parameter Store, which is a part of Systems Manager. */
  ParameterCalls parameters(String region) {
    return new ParameterCalls(parameters, region);
  }

  List<Service<?>> all() {
    return List.of(
        new Service<>(
            SecretsManagerClient.class,
            "secretsmanager",
            SecretsManagerException::builder,
            region -> new SimulatedSecrets(secrets, region)),
        new Service<>(
            KmsClient.class,
            "kms",
            KmsException::builder,
            region -> new SimulatedKms(keys, region)),
        new Service<>(
            AppConfigClient.class,
            "appconfig",
            AppConfigException::builder,
            region -> new SimulatedAppConfig(flags, region)),
        new Service<>(
            EventBridgeClient.class,
            "events",
            EventBridgeException::builder,
            region -> new SimulatedEventBridge(rules, region)),
        new Service<>(
            SchedulerClient.class,
            "scheduler",
            SchedulerException::builder,
            region -> new SimulatedScheduler(schedules, region)));
  }
}
