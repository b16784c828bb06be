package io.lifeboat.simulator.kms;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.MultiRegionConfiguration;
import software.amazon.awssdk.services.kms.model.MultiRegionKey;
import software.amazon.awssdk.services.kms.model.MultiRegionKeyType;
import software.amazon.awssdk.services.kms.model.OriginType;

/** Keys as KMS answers them. */
final class KeyModels {
  private KeyModels() {}

  static KeyMetadata metadata(StoredKey key, String region, KmsEstate keys) {
    KeyState state = key.state(region);
    KeyMetadata.Builder metadata =
        KeyMetadata.builder()
            .awsAccountId(keys.estate.world().account())
            .keyId(key.id())
            .arn(keys.arn(key, region))
            .enabled(state == KeyState.ENABLED)
            .keyState(state)
            .keyManager(KeyManagerType.CUSTOMER)
            .keySpec(KeySpec.SYMMETRIC_DEFAULT)
            .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
            .origin(OriginType.AWS_KMS)
            .currentKeyMaterialId(material(key))
            .multiRegion(key.isMultiRegion());
    return key.isMultiRegion()
        ? metadata.multiRegionConfiguration(configuration(key, region, keys)).build()
        : metadata.build();
  }

  private static MultiRegionConfiguration configuration(
      StoredKey key, String region, KmsEstate keys) {
    return MultiRegionConfiguration.builder()
        .multiRegionKeyType(
            key.primary().equals(region) ? MultiRegionKeyType.PRIMARY : MultiRegionKeyType.REPLICA)
        .primaryKey(inRegion(key, key.primary(), keys))
        .replicaKeys(
            key.regions().stream()
                .filter(each -> !each.equals(key.primary()))
                .map(each -> inRegion(key, each, keys))
                .toList())
        .build();
  }

  private static MultiRegionKey inRegion(StoredKey key, String region, KmsEstate keys) {
    return MultiRegionKey.builder().arn(keys.arn(key, region)).region(region).build();
  }

  /** The same for a key and its replicas. */
  private static String material(StoredKey key) {
    byte[] seed = key.id().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString().replace("-", "").repeat(2);
  }
}
