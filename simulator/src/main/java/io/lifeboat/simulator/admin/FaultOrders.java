package io.lifeboat.simulator.admin;

import io.lifeboat.simulator.Faults;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.rds.Illness;
import java.time.Duration;
import java.util.List;

/** The orders that break something, or mend it. */
final class FaultOrders {
  private static final Duration STALE = Duration.ofSeconds(30);

  private final Faults faults;
  private final Names names;

  FaultOrders(SimulatedAws aws, Names names) {
    this.faults = aws.faults();
    this.names = names;
  }

  List<Route> routes() {
    return List.of(
        post(
            "lose",
            "REGION",
            List.of("how"),
            "Loses a whole region; how is one of " + Choices.of(Loss.class) + ".",
            this::lose),
        post(
            "lose-control-plane",
            "REGION",
            List.of(),
            "Loses a region's API alone; what runs there goes on.",
            this::loseControlPlane),
        post("restore", "REGION", List.of(), "Brings a region back, API and all.", this::restore),
        post(
            "throttle", "OPERATION", List.of("times"), "Throttles the next calls.", this::throttle),
        post(
            "lose-answer",
            "OPERATION",
            List.of("times"),
            "Lets the next calls take effect and loses their answers.",
            this::loseAnswer),
        post(
            "fail",
            "OPERATION",
            List.of("code", "times"),
            "Fails the next calls with an error code of AWS, or a status outside AWS, without effect.",
            this::fail),
        post(
            "stale-reads",
            "OPERATION",
            List.of("for"),
            "Lets answers of a reading operation be as old as this.",
            this::staleReads),
        post(
            "degrade",
            "REGION",
            List.of("what", "percent", "slower"),
            "Lets a percentage of an application's answers be 503 and all come later; what is"
                + " cluster/service or a path.",
            this::degrade),
        post(
            "mend",
            "REGION",
            List.of("what"),
            "Lets a degraded application work well again.",
            this::mend),
        post(
            "lack-capacity",
            "REGION",
            List.of("times"),
            "Finds no capacity for the next tasks that RunTask is to run.",
            this::lackCapacity),
        post(
            "lag",
            "DATABASE",
            List.of("is"),
            "Sets how far behind a global cluster's secondaries are, or a read replica.",
            this::lag),
        post(
            "fall-ill",
            "DATABASE",
            List.of("how"),
            "Lets nobody write to an RDS instance; how is one of "
                + Choices.of(Illness.class)
                + ".",
            this::fallIll),
        post("get-well", "DATABASE", List.of(), "Makes an RDS instance well again.", this::getWell),
        post(
            "overload",
            "INSTANCE",
            List.of(),
            "Lets the processor and the connections of a database's instance be used up.",
            this::overload),
        post("relieve", "INSTANCE", List.of(), "Gives it no more to do than usual.", this::relieve),
        post(
            "silence",
            "HOST",
            List.of(),
            "Lets a host that takes messages take connections and say nothing.",
            this::silence),
        post("speak", "HOST", List.of(), "Lets it answer again.", this::speak),
        post("clear", "", List.of(), "Mends everything that is broken.", this::clear));
  }

  private static Route post(
      String name, String target, List<String> parameters, String sentence, Route.Handler handler) {
    return new Route("POST", name, target, parameters, sentence, handler);
  }

  private AdminReply lose(Order order) {
    String region = names.region(order.target());
    Loss loss = order.choice("how", Loss.class, Loss.BLACK_HOLE);
    faults.lose(region, loss);
    return AdminReply.done(region + " is lost: " + Choices.text(loss) + ".");
  }

  private AdminReply loseControlPlane(Order order) {
    faults.loseControlPlane(names.region(order.target()));
    return AdminReply.done("The API of " + order.target() + " is lost.");
  }

  private AdminReply restore(Order order) {
    faults.restore(names.region(order.target()));
    return AdminReply.done(order.target() + " is back.");
  }

  private AdminReply throttle(Order order) {
    String operation = names.operation(order.target());
    int times = order.count("times", 1);
    faults.throttle(operation, times);
    return AdminReply.done(
        "Calls of " + operation + " that are throttled: the next " + times + ".");
  }

  private AdminReply loseAnswer(Order order) {
    String operation = names.operation(order.target());
    int times = order.count("times", 1);
    faults.loseAnswer(operation, times);
    return AdminReply.done(
        "Calls of " + operation + " whose answer is lost: the next " + times + ".");
  }

  private AdminReply fail(Order order) {
    String operation = names.operation(order.target());
    String code = order.needed("code");
    int times = order.count("times", 1);
    faults.fail(operation, code, times);
    return AdminReply.done(
        "Calls of " + operation + " that fail with " + code + ": the next " + times + ".");
  }

  private AdminReply staleReads(Order order) {
    String operation = names.operation(order.target());
    Duration age = order.duration("for", STALE);
    faults.staleReads(operation, age);
    return AdminReply.done("Answers of " + operation + " may be " + age.toMillis() + " ms old.");
  }

  private AdminReply degrade(Order order) {
    String region = names.region(order.target());
    String what = names.app(order.needed("what"));
    Duration slower = order.duration("slower", Duration.ZERO);
    faults.degrade(region, what, order.share("percent"), slower);
    return AdminReply.done(
        "%s in %s: %s.".formatted(what, region, faults.degraded().get(region + " " + what)));
  }

  private AdminReply mend(Order order) {
    String region = names.region(order.target());
    String what = names.app(order.needed("what"));
    faults.mend(region, what);
    return AdminReply.done(what + " works well again in " + region + ".");
  }

  private AdminReply lackCapacity(Order order) {
    String region = names.region(order.target());
    int times = order.count("times", 1);
    faults.lackCapacity(region, times);
    return AdminReply.done(
        "Tasks that find no capacity in " + region + ": the next " + times + ".");
  }

  private AdminReply lag(Order order) {
    Duration lag = order.duration("is", Duration.ZERO);
    order.needed("is");
    faults.lag(order.target(), lag);
    return AdminReply.done(
        "What follows " + order.target() + " is " + lag.toMillis() + " ms behind.");
  }

  private AdminReply fallIll(Order order) {
    String database = names.database(order.target());
    Illness illness = order.choice("how", Illness.class, Illness.ZONE);
    faults.fallIll(database, illness);
    return AdminReply.done(database + " is ill: " + Choices.text(illness) + ".");
  }

  private AdminReply getWell(Order order) {
    String database = names.database(order.target());
    faults.getWell(database);
    return AdminReply.done(database + " is well again.");
  }

  private AdminReply overload(Order order) {
    String instance = names.instance(order.target());
    faults.overload(instance);
    return AdminReply.done(instance + " is overloaded.");
  }

  private AdminReply relieve(Order order) {
    String instance = names.instance(order.target());
    faults.relieve(instance);
    return AdminReply.done(instance + " has no more to do than usual.");
  }

  private AdminReply silence(Order order) {
    faults.silence(names.host(order.target()));
    return AdminReply.done(order.target() + " says nothing.");
  }

  private AdminReply speak(Order order) {
    faults.speak(names.host(order.target()));
    return AdminReply.done(order.target() + " answers again.");
  }

  private AdminReply clear(Order order) {
    faults.clear();
    return AdminReply.done("Nothing is broken any more.");
  }
}
