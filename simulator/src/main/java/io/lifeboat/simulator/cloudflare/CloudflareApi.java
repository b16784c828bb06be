package io.lifeboat.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.simulator.Api;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.cloudflare.CloudflareEstate.PoolState;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.world.Cloudflare.LoadBalancer;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version 4 of Cloudflare's API, as far as it is about load balancers and pools: every answer has
 * success, errors, messages and result. From its reference, read in 2026.
 */
public final class CloudflareApi implements Api {
  /** Where it is asked. */
  public static final String HOST = "api.cloudflare.com";

  /** The name under which faults know what only looks. */
  public static final String READ = "CloudflareRead";

  /** The name under which faults know what changes something. */
  public static final String CHANGE = "CloudflareChange";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BALANCER =
      Pattern.compile("/client/v4/zones/([^/]+)/load_balancers/([^/]+)");
  private static final Pattern POOL =
      Pattern.compile("/client/v4/accounts/([^/]+)/load_balancers/pools/([^/]+)");

  private final CloudflareEstate cloudflare;

  /** The API of an account. */
  public CloudflareApi(CloudflareEstate cloudflare) {
    this.cloudflare = cloudflare;
  }

  /** The name under which faults know a call: CloudflareRead or CloudflareChange. */
  public static String operation(HttpCall call) {
    return call.method().equals("GET") ? READ : CHANGE;
  }

  /** What is answered to who asks too often. */
  public static HttpAnswer tooMany() {
    return failed(429, 971, "Please wait and consider throttling your request speed");
  }

  @Override
  public Optional<HttpAnswer> answer(HttpCall call) {
    return Optional.of(cloudflare.estate.look(() -> answerNow(call)));
  }

  private HttpAnswer answerNow(HttpCall call) {
    String wanted = "Bearer " + cloudflare.account().token();
    if (call.header("authorization").filter(wanted::equals).isEmpty()) {
      return failed(401, 10000, "Authentication error");
    }
    Matcher balancer = BALANCER.matcher(call.path());
    Matcher pool = POOL.matcher(call.path());
    if (balancer.matches() && call.method().equals("GET")) {
      return cloudflare
          .loadBalancer(balancer.group(1), balancer.group(2))
          .map(found -> good(json(found)))
          .orElseGet(() -> failed(404, 1001, "load balancer not found"));
    }
    if (pool.matches() && pool.group(1).equals(cloudflare.account().account())) {
      return Optional.ofNullable(cloudflare.pools.get(pool.group(2)))
          .map(state -> pool(call, state))
          .orElseGet(() -> failed(404, 1002, "pool not found"));
    }
    return failed(501, 0, call.method() + " " + call.path() + " is not simulated");
  }

  private HttpAnswer pool(HttpCall call, PoolState state) {
    return switch (call.method()) {
      case "GET" -> good(json(state));
      case "PATCH" -> patch(call, state);
      default -> failed(501, 0, call.method() + " of a pool is not simulated");
    };
  }

  private HttpAnswer patch(HttpCall call, PoolState state) {
    JsonNode body;
    try {
      body = JSON.readTree(call.body());
    } catch (IOException broken) {
      return failed(400, 1003, "could not parse the request body");
    }
    Iterator<String> names = body.fieldNames();
    boolean isOfEnabled = names.hasNext() && names.next().equals("enabled") && !names.hasNext();
    if (!isOfEnabled || !body.get("enabled").isBoolean()) {
      return failed(501, 0, "of a pool only enabled can be changed in the simulation");
    }
    boolean changed = state.enabled != body.get("enabled").booleanValue();
    state.enabled = body.get("enabled").booleanValue();
    cloudflare.estate.mutated(
        new Where("cloudflare", "cloudflare", "PatchPool", state.pool.id()),
        changed,
        "pool %s is %s".formatted(state.pool.name(), state.enabled ? "enabled" : "disabled"));
    return good(json(state));
  }

  private static ObjectNode json(LoadBalancer balancer) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", balancer.id())
        .put("name", balancer.name())
        .put("enabled", true)
        .put("proxied", true)
        .put("steering_policy", balancer.regionPools().isEmpty() ? "off" : "geo")
        .put("fallback_pool", balancer.fallbackPool());
    json.set("default_pools", list(balancer.defaultPools()));
    ObjectNode regions = json.putObject("region_pools");
    balancer.regionPools().forEach((region, pools) -> regions.set(region, list(pools)));
    return json;
  }

  private static ObjectNode json(PoolState state) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", state.pool.id())
        .put("name", state.pool.name())
        .put("enabled", state.enabled)
        .put("healthy", state.healthy);
    ArrayNode origins = json.putArray("origins");
    for (String address : state.pool.origins()) {
      origins.addObject().put("name", address).put("address", address).put("enabled", true);
    }
    return json;
  }

  private static ArrayNode list(List<String> values) {
    ArrayNode list = JSON.createArrayNode();
    values.forEach(list::add);
    return list;
  }

  private static HttpAnswer good(JsonNode result) {
    ObjectNode json = JSON.createObjectNode().put("success", true);
    json.putArray("errors");
    json.putArray("messages");
    json.set("result", result);
    return HttpAnswer.of(200, "application/json", json.toString());
  }

  private static HttpAnswer failed(int status, int code, String message) {
    ObjectNode json = JSON.createObjectNode().put("success", false);
    json.putArray("errors").addObject().put("code", code).put("message", message);
    json.putArray("messages");
    json.putNull("result");
    return HttpAnswer.of(status, "application/json", json.toString());
  }
}
