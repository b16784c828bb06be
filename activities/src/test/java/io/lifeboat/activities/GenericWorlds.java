package io.lifeboat.activities;

import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;

/** Worlds with what serves every kind of application. */
final class GenericWorlds {
  private static final String ACCOUNT =
      """
      account: "111122223333"
      seed: 20260701
      regions: [eu-central-1, eu-west-1]
      """;

  private GenericWorlds() {}

  /** Three documents: one that works, one whose second step fails, one that waits for nobody. */
  static World automation() {
    return read(
        """
        automation:
          - document: WarmCaches
            in: [eu-west-1]
            parameters: [Cluster, AutomationAssumeRole]
            steps:
              - {name: findCluster, takes: 2s..5s}
              - {name: warm, action: "aws:runCommand", takes: 60s..90s}
          - document: BreaksOff
            in: [eu-west-1]
            steps:
              - {name: first, takes: 2s}
              - {name: second, takes: 3s, fails: "the cache refused"}
              - {name: third, takes: 3s}
        """);
  }

  /** A table and its recovery points of yesterday and of 40 minutes ago, copied to eu-west-1. */
  static World backups() {
    return read(
        """
        dynamodb:
          - {table: ledger, key: {hash: {id: S}}, in: [eu-central-1, eu-west-1], items: 7}
        backup:
          - vault: ledger-dr
            region: eu-west-1
            restore: 5m..8m
            points:
              - {table: ledger, from: eu-central-1, age: 24h}
              - {table: ledger, from: eu-central-1, age: 40m}
        """);
  }

  /** Faults for checkout in eu-central-1: everything cut off, slower, and a template that fails. */
  static World experiments() {
    return read(
        """
        fis:
          - template: EXTcutoff
            region: eu-central-1
            actions: [{name: cut, action: "aws:network:disrupt-connectivity", lasts: 10m}]
          - template: EXTslow
            region: eu-central-1
            begins: 1s
            actions:
              - {name: slow, action: "aws:ecs:task-network-latency", service: web-shop/checkout, slower: 300ms, lasts: 1m}
          - template: EXTfails
            region: eu-central-1
            actions: [{name: wait, action: "aws:fis:wait"}]
            fails: "the role cannot be assumed"
        """);
  }

  /** Three plans: one that goes through, one that waits for an approval, one that gets stuck. */
  static World arcPlans() {
    return read(
        """
        arc-plans:
          - plan: web-shop
            regions: [eu-central-1, eu-west-1]
            steps:
              - {name: drain, takes: 10s, only-graceful: true}
              - {name: scale-up, takes: 30s..60s}
              - {name: switch-dns, takes: 10s}
          - plan: careful
            regions: [eu-central-1, eu-west-1]
            steps: [{name: ask-a-person, approval: true}, {name: switch-dns, takes: 10s}]
          - plan: stuck
            regions: [eu-central-1, eu-west-1]
            steps: [{name: scale-up, takes: 5s}, {name: promote, takes: 5s, fails: true}]
        """);
  }

  /**
   * Functions: one that can be repeated, others that cannot, that fail or that answer otherwise.
   */
  static World functions() {
    return read(
        """
        lambda:
          functions:
            - function: warm-up
              answers: {payload: '{"status": "ok", "password": "made-up"}', takes: 3s, idempotent: true}
              in: {eu-west-1: {}}
            - function: cool-down
              in: {eu-west-1: {}}
            - function: send-bill
              answers: {payload: '{"status": "ok"}', takes: 3s}
              in: {eu-west-1: {}}
            - function: breaks
              answers: {fails: "the password was made-up"}
              in: {eu-west-1: {}}
        """);
  }

  /** A key to sign with. */
  static World secrets() {
    return read(
        """
        secrets:
          - {secret: billing-key, value: made-up, regions: [eu-central-1, eu-west-1]}
        """);
  }

  private static World read(String sections) {
    return WorldReader.parse(ACCOUNT + sections, "a world of this test");
  }
}
