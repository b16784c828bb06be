package io.lifeboat.simulator;

import io.lifeboat.simulator.arc.ArcEstate;
import io.lifeboat.simulator.arc.SimulatedArcRegionSwitch;
import io.lifeboat.simulator.automation.AutomationCalls;
import io.lifeboat.simulator.automation.AutomationEstate;
import io.lifeboat.simulator.backup.BackupEstate;
import io.lifeboat.simulator.backup.SimulatedBackup;
import io.lifeboat.simulator.dynamodb.TablesEstate;
import io.lifeboat.simulator.fis.FisEstate;
import io.lifeboat.simulator.fis.SimulatedFis;
import io.lifeboat.simulator.ssm.SimulatedSsm;
import java.util.List;
import software.amazon.awssdk.services.arcregionswitch.ArcRegionSwitchClient;
import software.amazon.awssdk.services.arcregionswitch.model.ArcRegionSwitchException;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupException;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.fis.model.FisException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** What carries out what owners have made themselves: documents, backups, experiments, plans. */
final class GenericServices {
  private final AutomationEstate automation;
  private final BackupEstate backup;
  private final FisEstate fis;
  private final ArcEstate arc;
  private final ConfigurationServices configuration;

  GenericServices(Estate estate, TablesEstate tables, ConfigurationServices configuration) {
    this.automation = new AutomationEstate(estate);
    this.backup = new BackupEstate(estate, tables);
    this.fis = new FisEstate(estate);
    this.arc = new ArcEstate(estate);
    this.configuration = configuration;
  }

  List<Service<?>> all() {
    return List.of(
        new Service<>(SsmClient.class, "ssm", SsmException::builder, this::ssm),
        new Service<>(
            BackupClient.class,
            "backup",
            BackupException::builder,
            region -> new SimulatedBackup(backup, region)),
        new Service<>(
            FisClient.class, "fis", FisException::builder, region -> new SimulatedFis(fis, region)),
        new Service<>(
            ArcRegionSwitchClient.class,
            "arc-region-switch",
            ArcRegionSwitchException::builder,
            region -> new SimulatedArcRegionSwitch(arc, region)));
  }

  /** Systems Manager runs documents and keeps parameters. */
  private SimulatedSsm ssm(String region) {
    return new SimulatedSsm(
        new AutomationCalls(automation, region), configuration.parameters(region));
  }
}
