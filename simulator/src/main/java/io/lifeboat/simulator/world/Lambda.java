package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Functions of AWS Lambda. In texts {@code {region}} stands for the region.
 *
 * @param concurrency the account's limit in a region; 1000 where left out
 * @param layers what is published besides what functions use, {@code name:version} by region
 */
public record Lambda(
    Map<String, Integer> concurrency, Map<String, List<String>> layers, List<Function> functions) {
  public Lambda {
    concurrency = concurrency == null ? Map.of() : Map.copyOf(concurrency);
    layers = layers == null ? Map.of() : Map.copyOf(layers);
    functions = Check.list(functions);
  }

  static Lambda none() {
    return new Lambda(null, null, null);
  }

  /**
   * A function, of the same name in each region.
   *
   * @param memory in MB
   * @param layers {@code name:version}
   * @param provisioning how long provisioned concurrency takes to be ready
   * @param aliases the published version that each stands for
   * @param answers what an invocation answers
   * @param eventSources what it is invoked for
   * @param in what there is in each region
   */
  public record Function(
      String function,
      String runtime,
      Integer memory,
      Duration timeout,
      Map<String, String> environment,
      List<String> layers,
      Spread provisioning,
      Map<String, Integer> aliases,
      Answers answers,
      @JsonProperty("event-sources") List<EventSource> eventSources,
      Map<String, There> in) {
    public Function {
      Check.given(function, "function");
      Check.given(in, "in of function " + function);
      runtime = runtime == null ? "java21" : runtime;
      memory = memory == null ? 512 : memory;
      timeout = Check.orElse(timeout, Duration.ofSeconds(30));
      environment = environment == null ? Map.of() : Map.copyOf(environment);
      layers = Check.list(layers);
      provisioning = provisioning == null ? Spread.seconds(60, 180) : provisioning;
      aliases = aliases == null ? Map.of() : Map.copyOf(aliases);
      answers = answers == null ? new Answers(null, null, null, false) : answers;
      eventSources = Check.list(eventSources);
      in = Map.copyOf(in);
    }
  }

  /**
   * What an invocation answers.
   *
   * @param payload JSON; {@code null} when left out
   * @param fails the message of the error with which it fails; it does not when left out
   * @param takes how long it runs; not scaled
   * @param idempotent whether the same payload and client context have an effect only once
   */
  public record Answers(String payload, String fails, Spread takes, boolean idempotent) {
    public Answers {
      payload = payload == null ? "null" : payload;
      takes = takes == null ? new Spread(Duration.ZERO, Duration.ZERO) : takes;
    }
  }

  /**
   * What a function is invoked for.
   *
   * @param source its ARN
   * @param in whether it is enabled in each region that has it
   */
  public record EventSource(String source, Map<String, Boolean> in) {
    public EventSource {
      Check.given(source, "source of an event source");
      Check.given(in, "in of event source " + source);
      in = Map.copyOf(in);
    }
  }

  /**
   * A function in one region; what is left out is as everywhere.
   *
   * @param reserved its reserved concurrency; none when left out
   * @param provisioned its provisioned concurrency, by alias
   * @param subnets of the VPC in which it runs; in none when left out
   * @param environment what differs here
   */
  public record There(
      Integer reserved,
      Map<String, Integer> provisioned,
      String runtime,
      Integer memory,
      Duration timeout,
      List<String> subnets,
      List<String> layers,
      Map<String, String> environment) {
    public There {
      provisioned = provisioned == null ? Map.of() : Map.copyOf(provisioned);
      subnets = Check.list(subnets);
      environment = environment == null ? Map.of() : Map.copyOf(environment);
    }
  }
}
