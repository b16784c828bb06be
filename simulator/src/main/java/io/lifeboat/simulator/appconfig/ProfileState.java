package io.lifeboat.simulator.appconfig;

import io.lifeboat.simulator.world.AppConfigProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;

/** A configuration profile in a region, with its versions. Guarded by the estate's lock. */
final class ProfileState {
  final AppConfigProfile spec;
  final String region;
  final List<Version> versions = new ArrayList<>();

  /** What was written; its number is its place, from 1. */
  record Version(SdkBytes content, String type) {}

  ProfileState(AppConfigProfile spec, String region) {
    this.spec = spec;
    this.region = region;
  }

  String application() {
    return id(spec.application());
  }

  String environment() {
    return id(spec.application() + "/" + spec.environment());
  }

  String id() {
    return id(spec.application() + "/profiles/" + spec.profile());
  }

  /** Ids are seven letters and digits, others in each region. */
  private String id(String name) {
    String digits = Long.toString(Integer.toUnsignedLong((region + "/" + name).hashCode()), 36);
    return ("a" + digits + "0000000").substring(0, 7).toLowerCase(Locale.ROOT);
  }
}
