package io.lifeboat.simulator.admin;

import io.lifeboat.simulator.gateway.Hold;
import io.lifeboat.simulator.gateway.Holds;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The orders that stop calls at an exact point. */
final class HoldOrders {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Holds holds;
  private final Names names;

  HoldOrders(Holds holds, Names names) {
    this.holds = holds;
    this.names = names;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "POST",
            "hold",
            "OPERATION",
            List.of("when", "region"),
            "Holds the next call before or after its effect; when is one of "
                + Choices.of(Hold.Point.class)
                + ".",
            this::place),
        new Route("GET", "holds", "", List.of(), "All holds.", order -> all()),
        new Route(
            "GET",
            "holds",
            "ID",
            List.of("wait"),
            "One hold; wait=10s waits until a call is being held.",
            this::one),
        new Route("POST", "release", "ID", List.of(), "Lets a held call go on.", this::release),
        new Route(
            "POST",
            "drop",
            "ID",
            List.of(),
            "Closes the connection of a held call; one held before its effect has none.",
            this::drop));
  }

  static String line(Hold hold) {
    String what =
        hold.id()
            + " "
            + Choices.text(hold.point())
            + " "
            + hold.operation()
            + hold.region().map(region -> " in " + region).orElse("");
    return what + ": " + state(hold.state());
  }

  private static String state(Hold.State state) {
    if (state instanceof Hold.State.Holding held) {
      return "holding a call of "
          + held.caller()
          + " to "
          + held.region()
          + " since "
          + held.since();
    }
    if (state instanceof Hold.State.Over over) {
      return over.wentOn() ? "released" : "dropped";
    }
    return "waiting for a call";
  }

  /** A hold as programs read it. */
  record Shown(String id, String operation, String region, String when, String state, String text) {
    static Shown of(Hold hold) {
      String state = switchName(hold.state());
      return new Shown(
          hold.id(),
          hold.operation(),
          hold.region().orElse("*"),
          Choices.text(hold.point()),
          state,
          line(hold));
    }

    private static String switchName(Hold.State state) {
      if (state instanceof Hold.State.Holding) {
        return "holding";
      }
      return state instanceof Hold.State.Over over
          ? (over.wentOn() ? "released" : "dropped")
          : "waiting";
    }
  }

  private AdminReply place(Order order) {
    String operation = names.operation(order.target());
    if (operation.equals("*")) {
      throw new BadOrder(400, "A hold is for one operation, not for all.");
    }
    Hold.Point point = order.choice("when", Hold.Point.class, Hold.Point.BEFORE);
    Hold hold = holds.place(operation, order.text("region").map(names::region), point);
    return shown(hold);
  }

  private AdminReply all() {
    List<Hold> every = holds.all();
    String text = every.stream().map(HoldOrders::line).collect(Collectors.joining("\n"));
    return AdminReply.of(
        every.isEmpty() ? "Nothing is held." : text, every.stream().map(Shown::of).toList());
  }

  private AdminReply one(Order order) throws InterruptedException {
    Hold hold = known(order);
    Duration wait = order.duration("wait", Duration.ZERO);
    holds.awaitCaught(hold.id(), wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    return shown(known(order));
  }

  private AdminReply release(Order order) {
    holds.release(unfinished(order).id());
    return shown(known(order));
  }

  private AdminReply drop(Order order) {
    holds.drop(unfinished(order).id());
    return shown(known(order));
  }

  private Hold unfinished(Order order) {
    Hold hold = known(order);
    if (hold.state() instanceof Hold.State.Over) {
      throw new BadOrder(409, line(hold) + " already.");
    }
    return hold;
  }

  private Hold known(Order order) {
    return holds
        .find(order.target())
        .orElseThrow(() -> new BadOrder(404, "There is no hold " + order.target() + "."));
  }

  private static AdminReply shown(Hold hold) {
    return AdminReply.of(line(hold), Shown.of(hold));
  }
}
