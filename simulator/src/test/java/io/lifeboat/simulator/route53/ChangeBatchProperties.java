package io.lifeboat.simulator.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class ChangeBatchProperties {
  record Wish(ChangeAction action, String name, String address) {
    Change change() {
      ResourceRecordSet set =
          ResourceRecordSet.builder()
              .name(name)
              .type(RRType.A)
              .ttl(60L)
              .resourceRecords(ResourceRecord.builder().value(address).build())
              .build();
      return Change.builder().action(action).resourceRecordSet(set).build();
    }

    /** What the plain rules of Route 53 make of it; false when it is not possible. */
    boolean applyTo(Map<String, String> model) {
      return switch (action) {
        case CREATE -> model.putIfAbsent(name, address) == null;
        case DELETE -> model.remove(name, address);
        default -> {
          model.put(name, address);
          yield true;
        }
      };
    }
  }

  @Provide
  Arbitrary<List<List<Wish>>> batches() {
    Arbitrary<Wish> wish =
        Combinators.combine(
                Arbitraries.of(ChangeAction.CREATE, ChangeAction.DELETE, ChangeAction.UPSERT),
                Arbitraries.of("a.example.com.", "b.example.com.", "c.example.com."),
                Arbitraries.of("192.0.2.1", "192.0.2.2"))
            .as(Wish::new);
    return wish.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(8);
  }

  @Property(tries = 60)
  void aBatchHappensWhollyOrNotAtAll(@ForAll("batches") List<List<Wish>> batches) {
    Scene scene = Scene.euWebShop();
    Route53Client route53 = scene.client(Route53Client.class, "us-east-1");
    Map<String, String> model = new TreeMap<>();
    int accepted = 0;
    for (List<Wish> batch : batches) {
      Map<String, String> after = new TreeMap<>(model);
      boolean possible = batch.stream().allMatch(wish -> wish.applyTo(after));
      assertThat(isAccepted(route53, batch)).isEqualTo(possible);
      if (possible) {
        model = after;
        accepted++;
      }
      assertThat(listed(route53)).isEqualTo(model);
      scene.forward(Duration.ofSeconds(1));
    }
    assertThat(scene.aws().journal().mutations()).hasSize(accepted);
    scene.forward(Duration.ofMinutes(1));
    assertThat(served(scene)).isEqualTo(model);
  }

  private static boolean isAccepted(Route53Client route53, List<Wish> batch) {
    List<Change> changes = batch.stream().map(Wish::change).toList();
    try {
      route53.changeResourceRecordSets(
          r -> r.hostedZoneId("Z04EXAMPLE").changeBatch(b -> b.changes(changes)));
      return true;
    } catch (InvalidChangeBatchException e) {
      return false;
    }
  }

  private static Map<String, String> listed(Route53Client route53) {
    Map<String, String> found = new TreeMap<>();
    route53
        .listResourceRecordSetsPaginator(r -> r.hostedZoneId("Z04EXAMPLE").maxItems("2"))
        .stream()
        .flatMap(page -> page.resourceRecordSets().stream())
        .filter(s -> s.name().matches("[abc]\\.example\\.com\\."))
        .forEach(s -> found.put(s.name(), s.resourceRecords().get(0).value()));
    return found;
  }

  private static Map<String, String> served(Scene scene) {
    Map<String, String> found = new TreeMap<>();
    for (String name : new ArrayList<>(List.of("a", "b", "c"))) {
      scene
          .aws()
          .zones()
          .resolve(name + ".example.com", "A", java.util.Optional.empty())
          .records()
          .forEach(r -> found.put(r.name(), r.value()));
    }
    return found;
  }
}
