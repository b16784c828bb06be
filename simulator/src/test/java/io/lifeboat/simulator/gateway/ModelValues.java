package io.lifeboat.simulator.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Any model object of the SDK, filled with generated values. */
final class ModelValues {
  private static final String LETTERS = "abcXYZ019-_.:é€漢😀 +&=%<>\"'?#{}[]";
  // The SDK itself replaces these: it presigns a URL for the source region.
  private static final List<String> NOT_SENT = List.of("SourceRegion", "PreSignedUrl");
  private static final int DEEPEST = 8;
  private final Random random;

  ModelValues(long seed) {
    this.random = new Random(seed);
  }

  SdkPojo fill(SdkPojo builder) {
    return fill(builder, DEEPEST);
  }

  private SdkPojo fill(SdkPojo builder, int depth) {
    boolean isFirst = depth < DEEPEST;
    for (SdkField<?> field : builder.sdkFields()) {
      boolean isWanted = isFirst || isNeeded(field, depth) || (depth > 0 && random.nextInt(3) > 0);
      if (isWanted && !NOT_SENT.contains(field.memberName())) {
        field.set(builder, value(field, depth));
        isFirst = false;
      }
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  // Left out are: a structure or a list that is empty, which neither query parameters nor the SDK's
  // own XML reader can tell from an absent one.
  private static boolean isNeeded(SdkField<?> field, int depth) {
    return field.location() == MarshallLocation.PATH
        || field.containsTrait(PayloadTrait.class)
        || (depth > 0 && field.marshallingType() == MarshallingType.LIST)
        || field.containsTrait(DefaultValueTrait.class);
  }

  private Object value(SdkField<?> field, int depth) {
    MarshallingType<?> type = field.marshallingType();
    if (field.location() == MarshallLocation.STATUS_CODE) {
      return 200 + random.nextInt(3);
    }
    if (type == MarshallingType.SDK_POJO) {
      return fill(field.constructor().get(), depth - 1);
    }
    if (type == MarshallingType.LIST) {
      return list(field.getTrait(ListTrait.class).memberFieldInfo(), depth);
    }
    if (type == MarshallingType.MAP) {
      return map(field.getTrait(MapTrait.class).valueFieldInfo(), depth);
    }
    return type == MarshallingType.STRING ? text(field) : scalar(type);
  }

  private List<Object> list(SdkField<?> member, int depth) {
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      values.add(value(member, depth - 1));
    }
    return values;
  }

  private Map<String, Object> map(SdkField<?> member, int depth) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      values.put("key" + i, value(member, depth - 1));
    }
    return values;
  }

  private String text(SdkField<?> field) {
    String letters = field.location() == MarshallLocation.HEADER ? "abcXYZ019-_" : LETTERS;
    int[] points = letters.codePoints().toArray();
    StringBuilder text = new StringBuilder("t");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.append('t').toString();
  }

  private Object scalar(MarshallingType<?> type) {
    if (type == MarshallingType.INTEGER) {
      return random.nextInt();
    }
    if (type == MarshallingType.LONG) {
      return random.nextLong();
    }
    if (type == MarshallingType.BOOLEAN) {
      return random.nextBoolean();
    }
    if (type == MarshallingType.FLOAT) {
      return (float) random.nextInt(1000) / 8;
    }
    if (type == MarshallingType.DOUBLE) {
      return random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4);
    }
    if (type == MarshallingType.INSTANT) {
      return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }
    if (type == MarshallingType.SDK_BYTES) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      return SdkBytes.fromByteArray(bytes);
    }
    if (type == MarshallingType.DOCUMENT) {
      return Document.mapBuilder()
          .putString("text", "t<&>")
          .putNumber("number", SdkNumber.fromInteger(random.nextInt()))
          .putList("list", List.of(Document.fromBoolean(true), Document.fromNull()))
          .build();
    }
    throw new IllegalStateException("no values for " + type);
  }
}
