package io.lifeboat.simulator.route53;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Domain names and record sets in the one form in which they can be compared. */
final class Names {
  /** Route 53 lists names by their labels from the right, then types, then set identifiers. */
  static final Comparator<ResourceRecordSet> ORDER =
      Comparator.comparing((ResourceRecordSet s) -> reversed(s.name()))
          .thenComparing(ResourceRecordSet::typeAsString)
          .thenComparing(s -> String.valueOf(s.setIdentifier()));

  private Names() {}

  static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower : lower + ".";
  }

  static ResourceRecordSet normal(ResourceRecordSet set) {
    List<ResourceRecord> values = new ArrayList<>(set.resourceRecords());
    values.sort(Comparator.comparing(ResourceRecord::value));
    ResourceRecordSet.Builder normal = set.toBuilder().name(normal(set.name()));
    if (set.hasResourceRecords()) {
      normal.resourceRecords(values);
    }
    return normal.build();
  }

  static String reversed(String name) {
    List<String> labels = new ArrayList<>(List.of(normal(name).split("\\.")));
    Collections.reverse(labels);
    return String.join(".", labels) + ".";
  }

  static boolean isInZone(String name, String zone) {
    return name.equals(zone) || name.endsWith("." + zone);
  }

  static boolean isSameSet(ResourceRecordSet a, ResourceRecordSet b) {
    return a.name().equals(b.name())
        && a.typeAsString().equals(b.typeAsString())
        && String.valueOf(a.setIdentifier()).equals(String.valueOf(b.setIdentifier()));
  }
}
