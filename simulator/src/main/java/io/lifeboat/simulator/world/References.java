package io.lifeboat.simulator.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds names in a world that lead nowhere; all of them at once. */
final class References {
  private final World world;
  private final List<String> findings = new ArrayList<>();

  private References(World world) {
    this.world = world;
  }

  static void check(World world) {
    References references = new References(world);
    references.regions();
    references.databases();
    references.instances();
    references.records();
    references.functions();
    references.apps();
    references.buckets();
    references.postgres();
    Check.that(references.findings.isEmpty(), String.join("; ", references.findings));
  }

  private void regions() {
    world.securityGroups().forEach(g -> region(g.region(), "security group " + g.id()));
    world.web().addresses().keySet().forEach(r -> region(r, "web addresses"));
    if (world.web().usersIn() != null) {
      region(world.web().usersIn(), "users-in");
    }
    world.parameters().keySet().forEach(r -> region(r, "parameters"));
    world
        .appconfig()
        .forEach(p -> p.in().keySet().forEach(r -> region(r, "profile " + p.profile())));
    world.events().keySet().forEach(r -> region(r, "events"));
    world.events().forEach((region, rules) -> rules.forEach(rule -> targets(region, rule)));
    world.scheduler().keySet().forEach(r -> region(r, "scheduler"));
    world.kms().forEach(k -> k.regions().forEach(r -> region(r, "key " + k.id())));
    world.secrets().forEach(s -> s.regions().forEach(r -> region(r, "secret " + s.name())));
    world.fis().forEach(t -> region(t.region(), "experiment template " + t.template()));
    world.backup().forEach(this::vault);
    world.arcPlans().forEach(p -> p.regions().forEach(r -> region(r, "ARC plan " + p.plan())));
    world.automation().forEach(d -> d.in().forEach(r -> region(r, "document " + d.document())));
    world
        .elasticache()
        .forEach(c -> c.groups().forEach(g -> region(g.region(), "replication group " + g.id())));
    world.s3().buckets().forEach(b -> region(b.region(), "bucket " + b.bucket()));
    world.dynamodb().forEach(t -> t.in().forEach(r -> region(r, "table " + t.table())));
    world
        .ses()
        .identities()
        .forEach(i -> i.in().forEach(r -> region(r, "identity " + i.identity())));
    world.sns().forEach(t -> t.in().forEach(r -> region(r, "topic " + t.topic())));
    for (EcsCluster cluster : world.ecs()) {
      for (EcsCluster.Service service : cluster.services()) {
        service.in().keySet().forEach(r -> region(r, "service " + service.service()));
      }
    }
  }

  private void targets(String region, EventRule rule) {
    for (String target : rule.targets()) {
      if (world.sqs().stream()
          .noneMatch(q -> q.queue().equals(target) && q.in().containsKey(region))) {
        findings.add(
            "rule %s in %s sends to queue %s, which is not there"
                .formatted(rule.name(), region, target));
      }
    }
  }

  private void redrive(Queue queue) {
    if (queue.redrive() != null
        && world.sqs().stream()
            .noneMatch(
                q ->
                    q.queue().equals(queue.redrive().to())
                        && q.in().keySet().containsAll(queue.in().keySet()))) {
      findings.add(
          "queue %s hands on to %s, which is not in all its regions"
              .formatted(queue.queue(), queue.redrive().to()));
    }
  }

  private void vault(BackupVault vault) {
    region(vault.region(), "vault " + vault.vault());
    for (BackupVault.Point point : vault.points()) {
      boolean known =
          world.dynamodb().stream()
              .anyMatch(t -> t.table().equals(point.table()) && t.in().contains(point.from()));
      if (!known) {
        findings.add(
            "vault %s holds a recovery point of table %s in %s, which is not there"
                .formatted(vault.vault(), point.table(), point.from()));
      }
    }
  }

  private void functions() {
    world.apis().forEach(a -> a.in().keySet().forEach(r -> region(r, "api " + a.api())));
    world.sqs().forEach(q -> q.in().keySet().forEach(r -> region(r, "queue " + q.queue())));
    world.sqs().forEach(this::redrive);
    world.autoScaling().forEach(g -> g.in().keySet().forEach(r -> region(r, "group " + g.group())));
    world.lambda().concurrency().keySet().forEach(r -> region(r, "lambda concurrency"));
    world.lambda().layers().keySet().forEach(r -> region(r, "lambda layers"));
    for (Lambda.Function function : world.lambda().functions()) {
      String name = "function " + function.function();
      function.in().keySet().forEach(r -> region(r, name));
      for (Lambda.EventSource source : function.eventSources()) {
        source.in().keySet().stream()
            .filter(r -> !function.in().containsKey(r))
            .forEach(r -> findings.add(name + " has event sources in " + r + ", and is not there"));
      }
      function.in().values().stream()
          .flatMap(there -> there.provisioned().keySet().stream())
          .filter(alias -> !function.aliases().containsKey(alias))
          .forEach(alias -> findings.add(name + " keeps unknown alias " + alias + " warm"));
    }
  }

  private void databases() {
    Set<String> seen = new HashSet<>();
    for (GlobalCluster global : world.aurora()) {
      for (GlobalCluster.Cluster cluster : global.clusters()) {
        region(cluster.region(), "cluster " + cluster.id());
        if (!seen.add(cluster.region() + " " + cluster.id())) {
          findings.add("cluster " + cluster.id() + " is there twice");
        }
        cluster
            .securityGroups()
            .forEach(group -> group("cluster " + cluster.id(), cluster.region(), group));
      }
    }
  }

  private void instances() {
    Set<String> seen = new HashSet<>();
    world.rds().forEach(i -> seen.add(arn(i)));
    if (seen.size() < world.rds().size()) {
      findings.add("rds names an instance twice");
    }
    for (RdsInstance instance : world.rds()) {
      String who = "rds instance " + instance.id();
      region(instance.region(), who);
      instance.copiesIn().forEach(r -> region(r, "copies of " + who));
      instance.securityGroups().forEach(group -> group(who, instance.region(), group));
      if (instance.replicaOf() != null && !seen.contains(instance.replicaOf())) {
        findings.add(who + " is a replica of " + instance.replicaOf() + ", which is not there");
      }
    }
  }

  private void standsFor(PostgresServer server) {
    boolean isThere =
        server.rds() == null
            || world.rds().stream()
                .anyMatch(i -> i.id().equals(server.rds()) && i.region().equals(server.region()));
    if (!isThere) {
      findings.add(
          "PostgreSQL server %s stands for rds instance %s, which %s does not have"
              .formatted(server.host(), server.rds(), server.region()));
    }
  }

  private String arn(RdsInstance instance) {
    return "arn:aws:rds:%s:%s:db:%s".formatted(instance.region(), world.account(), instance.id());
  }

  private void group(String who, String region, String group) {
    boolean there =
        world.securityGroups().stream()
            .anyMatch(g -> g.id().equals(group) && g.region().equals(region));
    if (!there) {
      findings.add(
          "%s names security group %s, which %s does not have".formatted(who, group, region));
    }
  }

  private void records() {
    Set<String> checks = new HashSet<>();
    world.healthChecks().forEach(check -> checks.add(check.id()));
    for (Zone zone : world.zones()) {
      for (Zone.RecordSet set : zone.records()) {
        if (set.healthCheck() != null && !checks.contains(set.healthCheck())) {
          findings.add("record " + set.name() + " names unknown check " + set.healthCheck());
        }
        if (!(set.name() + ".").endsWith(zone.name() + ".")) {
          findings.add("record " + set.name() + " does not lie in zone " + zone.name());
        }
      }
    }
  }

  private void buckets() {
    Set<String> there = new HashSet<>();
    world.s3().buckets().forEach(bucket -> there.add(bucket.bucket()));
    for (S3.Bucket bucket : world.s3().buckets()) {
      bucket.replicates().stream()
          .filter(rule -> !there.contains(rule.to()))
          .forEach(
              rule ->
                  findings.add("rule " + rule.rule() + " leads to unknown bucket " + rule.to()));
    }
    for (S3.AccessPoint point : world.s3().accessPoints()) {
      point.routes().keySet().stream()
          .filter(bucket -> !there.contains(bucket))
          .forEach(
              bucket ->
                  findings.add(
                      "access point " + point.alias() + " names unknown bucket " + bucket));
    }
  }

  private void apps() {
    Set<String> services = new HashSet<>();
    Set<String> globals = new HashSet<>();
    Set<String> functions = new HashSet<>();
    world.lambda().functions().forEach(f -> functions.add(f.function()));
    world.aurora().forEach(g -> globals.add(g.id()));
    world
        .ecs()
        .forEach(c -> c.services().forEach(s -> services.add(c.cluster() + "/" + s.service())));
    for (Web.App app : world.web().apps()) {
      if (app.service() != null && !services.contains(app.service())) {
        findings.add("app " + app.path() + " names unknown service " + app.service());
      }
      if (app.group() != null
          && world.autoScaling().stream().noneMatch(g -> g.group().equals(app.group()))) {
        findings.add("app " + app.path() + " names unknown group " + app.group());
      }
      if (app.lambda() != null && !functions.contains(app.lambda())) {
        findings.add("app " + app.path() + " names unknown function " + app.lambda());
      }
      if (!app.rds().isEmpty() && world.rds().stream().noneMatch(i -> app.rds().contains(i.id()))) {
        findings.add("app " + app.path() + " names unknown rds instances " + app.rds());
      }
      if (app.writes() != null && !hasDatabase(app.writer())) {
        findings.add(
            "app " + app.path() + " writes to " + app.writer() + ", which has no database");
      }
      if (app.table() != null
          && world.dynamodb().stream().noneMatch(t -> t.table().equals(app.table()))) {
        findings.add("app " + app.path() + " names unknown table " + app.table());
      }
      if (app.writer() != null && !globals.contains(app.writer())) {
        findings.add("app " + app.path() + " names unknown global cluster " + app.writer());
      }
    }
  }

  private void postgres() {
    Set<String> addresses = new HashSet<>();
    for (PostgresServer server : world.postgres()) {
      standsFor(server);
      region(server.region(), "PostgreSQL server " + server.host());
      if (!addresses.add(server.address())) {
        findings.add("PostgreSQL server " + server.address() + " is there twice");
      }
      if (server.like() != null
          && world.postgres().stream().noneMatch(other -> other.host().equals(server.like()))) {
        findings.add("PostgreSQL server " + server.host() + " is like unknown " + server.like());
      }
      for (PostgresServer.Subscription subscription : server.subscriptions()) {
        if (world.postgres().stream().noneMatch(subscription::isFrom)) {
          findings.add(
              "subscription %s of %s names publication %s of %s, which is not there"
                  .formatted(
                      subscription.name(),
                      server.host(),
                      subscription.publication(),
                      subscription.from()));
        }
      }
    }
  }

  private boolean hasDatabase(String global) {
    return world.aurora().stream().anyMatch(g -> g.id().equals(global) && g.database() != null);
  }

  private void region(String region, String who) {
    if (!world.regions().contains(region)) {
      findings.add(who + " is in " + region + ", which is not under regions");
    }
  }
}
