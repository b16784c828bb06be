package io.lifeboat.activities;

import io.lifeboat.activities.route53.NameServers;
import io.lifeboat.simulator.SimulatedAws;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The simulated zones' servers, asked without a network. */
record SimulatedNameServers(SimulatedAws aws) implements NameServers {
  @Override
  public List<NameServers.Answer> ask(List<String> servers, String name, String type) {
    return servers.stream()
        .map(server -> new NameServers.Answer(server, Optional.of(lookUp(name, type))))
        .toList();
  }

  @Override
  public Set<String> lookUp(String host, String type) {
    return aws.zones().resolve(host, type, Optional.empty()).records().stream()
        .map(record -> record.value())
        .collect(Collectors.toSet());
  }
}
