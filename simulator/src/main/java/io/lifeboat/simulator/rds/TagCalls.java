package io.lifeboat.simulator.rds;

import java.util.List;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** The calls about tags in one region. */
final class TagCalls {
  private final Region region;
  private final AuroraEstate aurora;

  TagCalls(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  List<Tag> list(ListTagsForResourceRequest request) {
    return aurora.tags.of(known(request.resourceName()));
  }

  void add(AddTagsToResourceRequest request) {
    String arn = known(request.resourceName());
    if (request.tags().isEmpty()) {
      throw RdsFaults.missing("Tags");
    }
    boolean changed = aurora.tags.add(arn, request.tags());
    List<String> added = request.tags().stream().map(t -> t.key() + "=" + t.value()).toList();
    mutated("AddTagsToResource", arn, changed, "was tagged with " + added);
  }

  void remove(RemoveTagsFromResourceRequest request) {
    String arn = known(request.resourceName());
    if (request.tagKeys().isEmpty()) {
      throw RdsFaults.missing("TagKeys");
    }
    boolean changed = aurora.tags.remove(arn, request.tagKeys());
    mutated("RemoveTagsFromResource", arn, changed, "lost the tags " + request.tagKeys());
  }

  private void mutated(String operation, String arn, boolean changed, String what) {
    String id = arn.replaceFirst("^([^:]*:){6}", "");
    region.mutated(operation, id, changed, id + " " + what);
  }

  private String known(String arn) {
    if (arn == null) {
      throw RdsFaults.missing("ResourceName");
    }
    String[] parts = arn.split(":", 7);
    if (parts.length < 7 || !arn.startsWith("arn:aws:rds:")) {
      throw RdsFaults.parameter("Invalid resource name: " + arn);
    }
    boolean isGlobal = parts[5].equals("global-cluster");
    if (!isGlobal && !parts[3].equals(region.name())) {
      throw RdsFaults.parameter(
          "The specified resource name does not match an RDS resource in this region.");
    }
    return find(arn, parts[5], parts[6]);
  }

  private String find(String arn, String kind, String id) {
    switch (kind) {
      case "cluster":
        return region.cluster(arn).arn;
      case "db":
        return region
            .database(arn)
            .map(Database::arn)
            .orElseGet(() -> region.instance(arn).instance().arn);
      case "snapshot":
        return region.databaseSnapshot(arn).arn;
      case "cluster-snapshot":
        return region.snapshot(arn).arn;
      case "global-cluster":
        return aurora.global(id).orElseThrow(() -> RdsFaults.noGlobalCluster(id)).arn;
      default:
        throw RdsFaults.parameter("Tags of " + kind + " are not simulated: " + arn);
    }
  }
}
