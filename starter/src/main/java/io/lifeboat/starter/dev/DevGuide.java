package io.lifeboat.starter.dev;

import io.lifeboat.plan.LambdaFunction;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.world.Scenario;
import io.lifeboat.starter.terminal.Style;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where everything listens, and lines to copy. */
record DevGuide(
    Style style,
    Path plan,
    RecoveryPlan read,
    Playground playground,
    Path folder,
    Optional<Scenario> scenario) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(places());
    lines.addAll(settings());
    if (scenario.isPresent()) {
      lines.addAll(
          part(
              scenario.get().scenario(),
              new ScenarioGuide(plan, read, playground.aws().endpoint()).of(scenario.get())));
      lines.addAll(part("Look", looks()));
      return lines;
    }
    lines.addAll(part("Lose the region, and bring it back", faults()));
    lines.addAll(part("Start the failover (one of these)", starts()));
    if (!read.gates().isEmpty()) {
      lines.addAll(part("Approve its gate (one of these)", approvals()));
    }
    lines.addAll(part("Bring it home, practise, take it back", others()));
    lines.addAll(part("Look", looks()));
    lines.addAll(part("Kill the worker and see the run go on when another is started", kills()));
    lines.add("");
    lines.add(
        "Running until ^C. Each start of dev begins with a whole new world; with --fresh without the runs of before, too.");
    return lines;
  }

  private List<String> places() {
    SimulatedAwsServer aws = playground.aws();
    return List.of(
        "",
        style.bold("Temporal       ") + playground.temporalSentence(),
        style.bold("Temporal UI    ") + playground.ui().orElse("none"),
        style.bold("simulated AWS  ")
            + "%s, %s times as fast as the real one; every order: %s/_simulator/help"
                .formatted(aws.endpoint(), number(aws.aws().clock().speedUp()), aws.endpoint()),
        style.bold("DNS            ") + SimulatedEnvironment.dns(aws) + ", UDP and TCP",
        style.bold("front door     ") + aws.web() + ", the users' way to the application",
        style.bold("worker         ")
            + "process %d, log in %s"
                .formatted(playground.worker().pid(), playground.worker().log()),
        style.bold("metrics        ") + playground.worker().metrics());
  }

  private List<String> settings() {
    if (playground.temporal().address().equals("127.0.0.1:7233")) {
      return List.of();
    }
    return part(
        "In other terminals first, since the usual port was taken",
        List.of("export TEMPORAL_ADDRESS=" + playground.temporal().address()));
  }

  private List<String> faults() {
    String admin = playground.aws().endpoint() + "/_simulator";
    String region = read.regions().primary().name();
    return List.of(
        "curl -X POST %s/lose/%s".formatted(admin, region),
        "curl -X POST %s/restore/%s".formatted(admin, region));
  }

  private List<String> starts() {
    String failover =
        "./lifeboat failover %s --lose %s --reason \"it does not answer\""
            .formatted(plan, read.regions().primary());
    List<String> starts = new ArrayList<>();
    starts.add(failover + " --wait");
    starts.add(failover + " --print-input > input.json && \\");
    starts.add(
        "    temporal workflow start --type FailoverWorkflow --task-queue lifeboat --workflow-id recover/%s --fail-existing --input-file input.json"
            .formatted(read.application()));
    starts.add(note("without --fail-existing it reports success during a run, and starts nothing"));
    playground.ui().ifPresent(ui -> starts.addAll(startInTheUi(ui)));
    return starts;
  }

  private List<String> startInTheUi(String ui) {
    return List.of(
        ui
            + "/namespaces/default/workflows/start-workflow?workflowId=recover%2F"
            + read.application()
            + "&taskQueue=lifeboat&workflowType=FailoverWorkflow",
        note(
            "choose input.json by the button beside Data, whatever stands there, then Start Workflow"));
  }

  private String note(String text) {
    return style.dim("    (" + text + ")");
  }

  private List<String> approvals() {
    String name = read.application();
    return List.of(
        "./lifeboat approve %s --by on-call --reason \"the region is gone\"".formatted(name),
        "temporal workflow signal --workflow-id recover/%s --name approve --input '{\"gate\":\"GATE\",\"who\":\"on-call\",\"code\":\"CODE\",\"reason\":\"the region is gone\"}'"
            .formatted(name),
        note(
            "'status' shows GATE and CODE; the run's tab User Metadata in the UI shows the whole line"),
        "in the Temporal UI: the run, More Actions, Send a Signal; its tab User Metadata shows what to fill in");
  }

  private List<String> others() {
    String why = " --reason \"to see it\" --wait";
    return List.of(
        "./lifeboat failback " + plan + why,
        "./lifeboat drill " + plan + " --depth isolated" + why,
        "./lifeboat mark " + plan + why,
        "./lifeboat schedule apply " + plan + "; ./lifeboat schedule list",
        "./lifeboat monitor start %s --reason \"to see it\"; ./lifeboat monitor status %s"
            .formatted(plan, read.application()),
        note("each run's report is kept in " + WorkerProcess.reports(folder)));
  }

  private List<String> looks() {
    SimulatedAwsServer aws = playground.aws();
    List<String> looks = new ArrayList<>();
    looks.add(
        "./lifeboat status %s; ./lifeboat watch %s; ./lifeboat list"
            .formatted(read.application(), read.application()));
    looks.add(
        "AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x aws --endpoint-url %s --region %s %s"
            .formatted(aws.endpoint(), read.regions().standby().get(0), question()));
    usersPage()
        .ifPresent(
            page -> {
              looks.add(
                  "dig @%s -p %d %s".formatted(host(aws), aws.dns().getPort(), page.getHost()));
              looks.add(
                  "curl -x %s http://%s%s".formatted(aws.web(), page.getHost(), page.getPath()));
            });
    looks.add("curl %s/_simulator/journal".formatted(aws.endpoint()));
    return looks;
  }

  /** Of something that the application has. */
  private String question() {
    if (!read.aurora().isEmpty()) {
      return "rds describe-global-clusters";
    }
    return read.servicesOf(LambdaFunction.class).isEmpty()
        ? "route53 list-hosted-zones"
        : "lambda list-functions";
  }

  private Optional<URI> usersPage() {
    return read.httpHealth().entrySet().stream()
        .flatMap(check -> check.getValue().fromOutside(check.getKey()).stream())
        .map(probe -> URI.create(probe.url()))
        .findFirst();
  }

  private List<String> kills() {
    StringBuilder worker = new StringBuilder("env");
    SimulatedEnvironment.of(playground.aws())
        .forEach((key, value) -> worker.append(' ').append(key).append('=').append(value));
    return List.of("kill -9 " + playground.worker().pid(), worker + " ./lifeboat worker");
  }

  private List<String> part(String title, List<String> commands) {
    List<String> lines = new ArrayList<>(List.of("", style.bold(title)));
    commands.forEach(command -> lines.add("  " + command));
    return lines;
  }

  private static String host(SimulatedAwsServer aws) {
    return aws.dns().getAddress().getHostAddress();
  }

  private static String number(double speedUp) {
    return speedUp == Math.rint(speedUp) ? String.valueOf((long) speedUp) : "" + speedUp;
  }
}
