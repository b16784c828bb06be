package io.lifeboat.simulator.world;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A story in a world, which a person can play and a test plays: what happens, which command is
 * given, and how that ends. The file {@code journal.txt} beside it holds what the command is
 * expected to change.
 *
 * @param scenario what it is, in a sentence
 * @param plan the plan's file, seen from the scenario's folder
 * @param world the world's file, seen from there; beside the plan when left out
 * @param before what is done before the command, in order
 * @param command as given to {@code ./lifeboat}, with PLAN where the plan's file stands
 * @param meanwhile what is done while its run goes on
 * @param ends the run's verdict, such as {@code recovered}
 * @param afterwards what the world shows when the run has ended
 */
public record Scenario(
    String scenario,
    String plan,
    String world,
    List<Deed> before,
    String command,
    List<Meanwhile> meanwhile,
    String ends,
    List<Shown> afterwards) {
  public Scenario {
    Check.given(scenario, "scenario, in a sentence");
    Check.given(plan, "plan of the scenario");
    Check.given(command, "command of the scenario");
    Check.given(ends, "ends of the scenario");
    world = world == null ? plan.replaceFirst("\\.ya?ml$", ".world.yaml") : world;
    before = Check.list(before);
    meanwhile = Check.list(meanwhile);
    afterwards = Check.list(afterwards);
  }

  /**
   * What the simulator answers to an order.
   *
   * @param simulator the order, as in {@link Deed}
   * @param answers what it says, whole
   */
  public record Shown(String simulator, String answers) {
    public Shown {
      Check.given(simulator, "simulator of what is shown afterwards");
      Check.given(answers, "answers of " + simulator);
    }

    /** The order by which it is seen. */
    public Deed look() {
      return new Deed(simulator, null, null);
    }
  }

  /**
   * One thing that is done; exactly one of the three is given.
   *
   * @param simulator an order of {@code /_simulator}, such as {@code
   *     fall-ill/atlas-eu-west-1?how=zone}; the query as it is, without escapes
   * @param aws arguments of the AWS CLI, such as {@code ecs update-service ...}
   * @param lifeboat arguments of {@code ./lifeboat}, with PLAN where the plan's file stands
   */
  public record Deed(String simulator, String aws, String lifeboat) {
    public Deed {
      Check.that(
          Stream.of(simulator, aws, lifeboat).filter(given -> given != null).count() == 1,
          "what is done is one of simulator, aws and lifeboat");
    }

    /** The path of the simulator's order, below {@code /_simulator/}. */
    public String path() {
      return simulator.split("\\?", 2)[0];
    }

    /** Its parameters; what stands behind the last name goes to the end. */
    public Map<String, String> parameters() {
      Map<String, String> parameters = new TreeMap<>();
      Matcher each = PARAMETER.matcher(simulator.replaceFirst("^[^?]*\\??", ""));
      while (each.find()) {
        parameters.put(each.group(1), each.group(2));
      }
      return parameters;
    }

    private static final Pattern PARAMETER = Pattern.compile("([a-z-]+)=(.*?)(?=&[a-z-]+=|$)");
  }

  /**
   * What is done at a moment of the run.
   *
   * @param when a state of the run, such as {@code fencing} or {@code paused}, or a step by its id:
   *     when it has begun
   * @param then what is done, in order
   */
  public record Meanwhile(String when, List<Deed> then) {
    public Meanwhile {
      Check.given(when, "when of what is done meanwhile");
      then = Check.list(then);
    }
  }
}
