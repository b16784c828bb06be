package io.lifeboat.simulator.gateway.wire;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** What every protocol needs of the SDK's field metadata. */
final class Fields {
  private Fields() {}

  /** The value of a field, empty when it was never set. */
  static Optional<Object> value(SdkField<?> field, SdkPojo of) {
    Object value = field.getValueOrDefault(of);
    boolean isUnset =
        value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>;
    return isUnset ? Optional.empty() : Optional.ofNullable(value);
  }

  static ListTrait list(SdkField<?> field) {
    return field.getRequiredTrait(ListTrait.class);
  }

  static MapTrait map(SdkField<?> field) {
    return field.getRequiredTrait(MapTrait.class);
  }

  /** The element name of list members in XML and in query parameters. */
  static String memberName(ListTrait list) {
    return list.memberLocationName() == null ? "member" : list.memberLocationName();
  }

  static SdkPojo build(SdkPojo builder) {
    return (SdkPojo) ((Buildable) builder).build();
  }
}
