package io.lifeboat.activities.parameters;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** The Parameter Store of one region. Values pass through, and into no sentence. */
record ParameterStore(AwsClients aws, Region region, Watch watch) {
  static final String BY_PATH = "ssm:GetParametersByPath";
  static final String BY_NAME = "ssm:GetParameters";
  static final String HISTORY = "ssm:GetParameterHistory";
  static final String PUT = "ssm:PutParameter";
  static final String DELETE = "ssm:DeleteParameter";
  private static final int AT_ONCE = 10;

  /** Everything that has one of the names, or lies below one of the paths, by name. */
  SortedMap<String, Parameter> read(List<String> paths) {
    SortedMap<String, Parameter> found = new TreeMap<>();
    paths.stream()
        .filter(path -> path.startsWith("/"))
        .forEach(path -> below(path).forEach(each -> found.put(each.name(), each)));
    named(paths).forEach(each -> found.put(each.name(), each));
    return found;
  }

  private List<Parameter> below(String path) {
    return Pages.of(token -> below(path, token), GetParametersByPathResponse::nextToken)
        .flatMap(page -> page.parameters().stream())
        .toList();
  }

  private GetParametersByPathResponse below(String path, String token) {
    return new AwsCall(BY_PATH, region, watch)
        .answer(
            () ->
                client()
                    .getParametersByPath(
                        request ->
                            request
                                .path(path)
                                .recursive(true)
                                .withDecryption(true)
                                .nextToken(token)));
  }

  /** Those of that name which are there. */
  List<Parameter> named(Collection<String> names) {
    List<String> all = List.copyOf(names);
    List<Parameter> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      found.addAll(
          new AwsCall(BY_NAME, region, watch)
              .answer(
                  () -> client().getParameters(request -> request.names(some).withDecryption(true)))
              .parameters());
    }
    return found;
  }

  /** All versions that are kept, the oldest first; none when there is no such parameter. */
  List<ParameterHistory> history(String name) {
    return Pages.of(token -> history(name, token), GetParameterHistoryResponse::nextToken)
        .flatMap(page -> page.parameters().stream())
        .toList();
  }

  private GetParameterHistoryResponse history(String name, String token) {
    return new AwsCall(HISTORY, region, watch)
        .answer(
            () -> {
              try {
                return client()
                    .getParameterHistory(
                        request -> request.name(name).withDecryption(true).nextToken(token));
              } catch (ParameterNotFoundException none) {
                return GetParameterHistoryResponse.builder().build();
              }
            });
  }

  void put(PutParameterRequest parameter) {
    new AwsCall(PUT, region, watch)
        .answer(
            () -> {
              try {
                return client().putParameter(parameter);
              } catch (ParameterAlreadyExistsException meanwhile) {
                throw new TryAgain(
                    "%s was made in %s meanwhile".formatted(parameter.name(), region), meanwhile);
              }
            });
  }

  void delete(String name) {
    new AwsCall(DELETE, region, watch)
        .answer(() -> client().deleteParameter(request -> request.name(name)));
  }

  private SsmClient client() {
    return aws.client(SsmClient.class, region);
  }
}
