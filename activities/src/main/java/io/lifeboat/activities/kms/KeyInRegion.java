package io.lifeboat.activities.kms;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.MultiRegionConfiguration;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * A key as one region knows it.
 *
 * @param state such as {@code Enabled}, {@code Updating} or {@code Disabled}
 * @param isMultiRegion whether it may have replicas
 * @param primary where its primary is, of a multi-region key
 * @param material which key material it uses; AWS does not tell it of every key
 */
public record KeyInRegion(
    Region region,
    String state,
    boolean isMultiRegion,
    Optional<Region> primary,
    Optional<String> material) {
  /** What reading a key needs. */
  public static final String DESCRIBE = "kms:DescribeKey";

  /**
   * The key of that id, alias or ARN; empty when the region has none.
   *
   * @param id as the region names it
   */
  public static Optional<KeyInRegion> read(AwsClients aws, Region region, String id, Watch watch) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return Optional.of(
                    of(
                        region,
                        aws.client(KmsClient.class, region)
                            .describeKey(request -> request.keyId(id))
                            .keyMetadata()));
              } catch (NotFoundException none) {
                return Optional.<KeyInRegion>empty();
              }
            });
  }

  private static KeyInRegion of(Region region, KeyMetadata key) {
    Optional<MultiRegionConfiguration> regions =
        Optional.ofNullable(key.multiRegionConfiguration());
    return new KeyInRegion(
        region,
        String.valueOf(key.keyStateAsString()),
        Boolean.TRUE.equals(key.multiRegion()),
        regions
            .map(MultiRegionConfiguration::primaryKey)
            .map(primary -> Region.of(primary.region())),
        Optional.ofNullable(key.currentKeyMaterialId()));
  }

  /** Whether services may encrypt and decrypt with it, which an update does not stop. */
  public boolean isUsable() {
    return state.equals("Enabled") || isUpdating();
  }

  boolean isUpdating() {
    return state.equals("Updating");
  }
}
