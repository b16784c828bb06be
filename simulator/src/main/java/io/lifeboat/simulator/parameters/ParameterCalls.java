package io.lifeboat.simulator.parameters;

import static io.lifeboat.simulator.parameters.ParameterErrors.missing;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** The calls of Parameter Store in one region. */
public final class ParameterCalls {
  private static final int MOST_AT_ONCE = 10;
  private static final int MOST_OF_A_HISTORY = 50;

  private final ParametersEstate parameters;
  private final String region;

  /** The calls of one region over the account's parameters. */
  public ParameterCalls(ParametersEstate parameters, String region) {
    this.parameters = parameters;
    this.region = region;
  }

  public GetParameterResponse get(GetParameterRequest request) {
    String name = request.name();
    return GetParameterResponse.builder()
        .parameter(model(name, current(name), request.withDecryption()))
        .build();
  }

  /** Some by their names; what is not there is told apart. */
  public GetParametersResponse get(GetParametersRequest request) {
    if (request.names().isEmpty() || request.names().size() > MOST_AT_ONCE) {
      throw ParameterErrors.invalid("names must have a length of 1 to 10");
    }
    List<Parameter> found = new ArrayList<>();
    List<String> none = new ArrayList<>();
    for (String name : request.names()) {
      if (parameters.in(region).containsKey(name)) {
        found.add(model(name, current(name), request.withDecryption()));
      } else {
        none.add(name);
      }
    }
    return GetParametersResponse.builder().parameters(found).invalidParameters(none).build();
  }

  /** All below a path. */
  public GetParametersByPathResponse get(GetParametersByPathRequest request) {
    Only.members(
        request,
        SsmException.builder(),
        "Path",
        "Recursive",
        "WithDecryption",
        "MaxResults",
        "NextToken");
    if (request.path() == null || !request.path().startsWith("/")) {
      throw ParameterErrors.invalid("The parameter path must begin with a slash");
    }
    String path = request.path().endsWith("/") ? request.path() : request.path() + "/";
    boolean isDeep = Boolean.TRUE.equals(request.recursive());
    List<String> names =
        parameters.in(region).keySet().stream()
            .filter(name -> name.startsWith(path))
            .filter(name -> isDeep || name.indexOf('/', path.length()) < 0)
            .toList();
    Pager<String> page = page(names, request.nextToken(), request.maxResults(), MOST_AT_ONCE);
    return GetParametersByPathResponse.builder()
        .parameters(
            page.items().stream()
                .map(name -> model(name, current(name), request.withDecryption()))
                .toList())
        .nextToken(page.next().orElse(null))
        .build();
  }

  /** Every version of one, the oldest first. */
  public GetParameterHistoryResponse history(GetParameterHistoryRequest request) {
    List<ParameterVersion> all =
        Optional.ofNullable(parameters.in(region).get(request.name())).orElseThrow(() -> missing());
    Pager<ParameterVersion> page =
        page(all, request.nextToken(), request.maxResults(), MOST_OF_A_HISTORY);
    return GetParameterHistoryResponse.builder()
        .parameters(
            page.items().stream()
                .map(
                    version ->
                        ParameterModels.history(
                            request.name(), version, value(version, request.withDecryption())))
                .toList())
        .nextToken(page.next().orElse(null))
        .build();
  }

  public PutParameterResponse put(PutParameterRequest request) {
    Only.members(
        request,
        SsmException.builder(),
        "Name",
        "Value",
        "Type",
        "KeyId",
        "Overwrite",
        "DataType",
        "Tier",
        "Description",
        "AllowedPattern");
    Optional<ParameterVersion> before = newest(request.name());
    if (before.isPresent() && !Boolean.TRUE.equals(request.overwrite())) {
      throw ParameterErrors.exists();
    }
    ParameterVersion put = ParameterModels.version(request, before, parameters.estate.now());
    if (put.isSecret() && !parameters.keys.isUsable(region, put.key())) {
      throw ParameterErrors.key(put.key());
    }
    parameters.put(region, request.name(), put);
    mutated(
        "PutParameter",
        request.name(),
        before.filter(put::isSameAs).isEmpty(),
        "%s in %s is at version %d".formatted(request.name(), region, put.number()));
    return PutParameterResponse.builder().version(put.number()).tier(put.tier()).build();
  }

  public DeleteParameterResponse delete(DeleteParameterRequest request) {
    current(request.name());
    parameters.in(region).remove(request.name());
    mutated(
        "DeleteParameter",
        request.name(),
        true,
        "%s is gone from %s".formatted(request.name(), region));
    return DeleteParameterResponse.builder().build();
  }

  private Optional<ParameterVersion> newest(String name) {
    return Optional.ofNullable(parameters.in(region).get(name))
        .map(versions -> versions.get(versions.size() - 1));
  }

  private ParameterVersion current(String name) {
    return newest(name).orElseThrow(() -> missing());
  }

  private Parameter model(String name, ParameterVersion version, Boolean isDecrypted) {
    String arn =
        "arn:aws:ssm:%s:%s:parameter%s%s"
            .formatted(
                region, parameters.estate.world().account(), name.startsWith("/") ? "" : "/", name);
    return ParameterModels.parameter(name, version, value(version, isDecrypted), arn);
  }

  /** A SecureString that nobody asked to decrypt is a heap of letters. */
  private String value(ParameterVersion version, Boolean isDecrypted) {
    if (!version.isSecret()) {
      return version.value();
    }
    if (!Boolean.TRUE.equals(isDecrypted)) {
      return "AQICAH%08x%08x".formatted(version.value().hashCode(), version.number());
    }
    if (!parameters.keys.isUsable(region, version.key())) {
      throw ParameterErrors.key(version.key());
    }
    return version.value();
  }

  private static <T> Pager<T> page(List<T> all, String token, Integer size, int most) {
    if (size != null && (size < 1 || size > most)) {
      throw ParameterErrors.invalid("maxResults must be 1 to " + most);
    }
    try {
      return Pager.page(all, token, size, most);
    } catch (IllegalArgumentException e) {
      throw ParameterErrors.token();
    }
  }

  private void mutated(String operation, String name, boolean changed, String sentence) {
    parameters.estate.mutated(new Where(region, "ssm", operation, name), changed, sentence);
  }
}
