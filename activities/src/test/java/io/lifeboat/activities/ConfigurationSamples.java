package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CheckKey;
import io.lifeboat.plan.step.CheckSecret;
import io.lifeboat.plan.step.MoveKeyPrimary;
import io.lifeboat.plan.step.PromoteSecret;
import io.lifeboat.plan.step.ReplicateSecret;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.SwitchRules;
import io.lifeboat.plan.step.SwitchSchedules;
import io.lifeboat.plan.step.SyncFlags;
import io.lifeboat.plan.step.SyncParameters;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.util.List;
import java.util.stream.Stream;

/** What services are configured with, in two regions. */
final class ConfigurationSamples {
  static final Region FRA = Simulation.FRA;
  static final Region DUB = Simulation.DUB;
  static final String KEY = "mrk-1234abcd12ab34cd56ef1234567890ab";

  private ConfigurationSamples() {}

  static World world() {
    return WorldReader.parse(
        """
        account: "111122223333"
        seed: 7
        regions: [eu-central-1, eu-west-1]
        kms:
          - {key: mrk-1234abcd12ab34cd56ef1234567890ab, alias: alias/shop, regions: [eu-central-1, eu-west-1], rotation: true, updating: 10s}
          - {key: 0987dcba-09fe-87dc-65ba-ab0987654321, regions: [eu-central-1]}
        secrets:
          - {secret: orders-db, value: made-up-1, regions: [eu-central-1, eu-west-1], kms-key: alias/shop, replication: 5s}
          - {secret: at-home, value: made-up-2, regions: [eu-central-1], replication: 5s}
          - {secret: bound, value: made-up-3, regions: [eu-central-1], kms-key: 0987dcba-09fe-87dc-65ba-ab0987654321}
          - {secret: twice, value: made-up-4, regions: [eu-central-1], replication: 5s}
          - {secret: twice, value: made-up-4, regions: [eu-west-1]}
          - {secret: unlike, value: made-up-5, regions: [eu-central-1]}
          - {secret: unlike, value: made-up-6, regions: [eu-west-1]}
        parameters:
          eu-central-1:
            /shop/timeout: {value: 5s}
            /shop/deep/hosts: {value: "a,b", type: StringList}
            /shop/token: {value: hidden-1, type: SecureString, key: alias/shop}
            /shop/new: {value: hidden-2, type: SecureString, key: alias/shop}
            /shop/endpoint: {value: fra}
            /bound/token: {value: hidden-3, type: SecureString, key: 0987dcba-09fe-87dc-65ba-ab0987654321}
            /typed/list: {value: x}
          eu-west-1:
            /shop/timeout: {value: 7s}
            /shop/deep/hosts: {value: "a,b", type: StringList}
            /shop/token: {value: hidden-0, type: SecureString, key: mrk-1234abcd12ab34cd56ef1234567890ab}
            /shop/endpoint: {value: dub}
            /shop/more: {value: x}
            /typed/list: {value: x, type: StringList}
        appconfig:
          - application: shop
            environment: live
            profile: flags
            feature-flags: true
            in:
              eu-central-1: '{"version":"1","flags":{"express":{"name":"express"}},"values":{"express":{"enabled":true,"note":"hidden-4"}}}'
              eu-west-1: '{"version":"1","flags":{"express":{"name":"express"}},"values":{"express":{"enabled":false}}}'
          - application: shop
            environment: test
            profile: alike
            feature-flags: true
            in:
              eu-central-1: '{"version":"1","flags":{"a":{"name":"a","_createdAt":"2026-01-01T00:00:00Z","_updatedAt":"2026-01-01T00:00:00Z"}},"values":{"a":{"enabled":true}}}'
              eu-west-1: '{"values":{"a":{"enabled":true}},"flags":{"a":{"_createdAt":"2026-02-02T00:00:00Z","name":"a"}},"version":"1"}'
          - {application: shop, environment: fresh, profile: new, in: {eu-central-1: one, eu-west-1: ""}}
          - {application: shop, environment: other, profile: text, at: "ssm-parameter:///shop/text", in: {eu-central-1: one, eu-west-1: two}}
          - {application: shop, environment: lone, profile: lone, in: {eu-central-1: "", eu-west-1: two}}
        events:
          eu-west-1:
            - {rule: nightly, enabled: false, schedule: "rate(1 day)"}
            - {rule: placed, bus: shop, enabled: false}
            - {rule: paid, bus: shop}
            - {rule: packed, bus: shop, enabled: false}
        scheduler:
          eu-west-1:
            - schedule: reports
              group: shop
              enabled: false
              expression: cron(0 3 * * ? *)
              timezone: Europe/Berlin
              target: arn:aws:lambda:eu-west-1:111122223333:function:reports
              input: '{"all": true}'
            - {schedule: bills, group: shop, expression: rate(1 hour), target: "arn:aws:lambda:eu-west-1:111122223333:function:bills"}
        """,
        "configuration");
  }

  static Stream<Sample> all() {
    return Stream.<Step>of(
            new CheckSecret("orders password", "orders-db", FRA, DUB, Mode.FORCED),
            new PromoteSecret("orders password", "orders-db", FRA, DUB),
            new ReplicateSecret("home password", "at-home", FRA, DUB),
            new ReplicateSecret("doubled password", "twice", FRA, DUB),
            parameters(Mode.GRACEFUL),
            flags("shop/live/flags", Mode.GRACEFUL),
            new CheckKey("shop", KEY, List.of(FRA, DUB)),
            new MoveKeyPrimary("shop", KEY, FRA, DUB),
            new SwitchRules("events of the shop", DUB, "shop", List.of("placed", "paid"), true),
            new SwitchSchedules("nightly work", DUB, "shop", List.of("reports"), true))
        .map(step -> Sample.of(step, ConfigurationSamples::world));
  }

  static SyncParameters parameters(Mode mode) {
    return new SyncParameters(
        "the shop", FRA, DUB, List.of("/shop"), List.of("/shop/endpoint"), mode, false);
  }

  static SyncFlags flags(String profile, Mode mode) {
    return new SyncFlags("flags", FRA, DUB, profile, "AppConfig.AllAtOnce", mode, false);
  }
}
