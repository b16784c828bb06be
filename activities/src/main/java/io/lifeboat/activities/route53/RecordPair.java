package io.lifeboat.activities.route53;

import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The two records of one name and type that a flip is about.
 *
 * @param from the record of the region that users leave
 * @param to the record of the region that they go to
 */
record RecordPair(ResourceRecordSet from, ResourceRecordSet to) {
  String type() {
    return from.typeAsString();
  }
}
