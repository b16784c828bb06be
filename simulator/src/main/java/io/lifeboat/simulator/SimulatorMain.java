package io.lifeboat.simulator;

import io.lifeboat.simulator.postgres.PostgresMissing;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Runs simulated AWS as a process of its own, until it is told to end. */
public final class SimulatorMain {
  private static final int WRONG_INPUT = 2;

  private SimulatorMain() {}

  /** Prints where it listens; exit code 2 for wrong input, with nothing started. */
  public static void main(String[] arguments) throws InterruptedException {
    int code = run(arguments, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
    new CountDownLatch(1).await();
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      SimulatorArguments asked = SimulatorArguments.parse(arguments);
      if (asked.help()) {
        out.println(SimulatorArguments.USAGE);
        System.exit(0);
      }
      SimulatedAwsServer server =
          SimulatedAwsServer.start(
              WorldReader.read(asked.world()),
              SimulatedClock.wall(asked.speedUp()),
              asked.settings());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "simulator-end"));
      announce(server, out);
      return 0;
    } catch (InvalidWorld | SimulatorArguments.Wrong wrong) {
      err.println(wrong.getMessage());
    } catch (PostgresMissing missing) {
      err.println("The simulator cannot start: " + missing.getMessage());
    } catch (IOException taken) {
      err.println("The simulator cannot listen: " + taken.getMessage());
    }
    return WRONG_INPUT;
  }

  private static void announce(SimulatedAwsServer server, PrintStream out) {
    out.println("aws " + server.endpoint());
    out.println("admin " + server.endpoint() + "/_simulator/");
    out.println("dns " + server.dns().getAddress().getHostAddress() + ":" + server.dns().getPort());
    out.println("web " + server.web());
    server.https().ifPresent(address -> out.println("https " + address));
    if (!server.sqlVia().isEmpty()) {
      out.println("sql " + server.sqlVia());
    }
    out.println("ready");
    out.flush();
  }
}
