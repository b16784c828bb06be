package io.lifeboat.simulator.kms;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Where;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kms.model.UpdatePrimaryRegionRequest;
import software.amazon.awssdk.services.kms.model.UpdatePrimaryRegionResponse;

/** KMS in one region: what keys there are, and where multi-region keys have their primary. */
public final class SimulatedKms implements KmsClient {
  private static final int A_YEAR = 365;

  private final KmsEstate keys;
  private final String region;

  /** The service of one region over the account's keys. */
  public SimulatedKms(KmsEstate keys, String region) {
    this.keys = keys;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
    StoredKey key = find(request.keyId());
    return DescribeKeyResponse.builder().keyMetadata(KeyModels.metadata(key, region, keys)).build();
  }

  @Override
  public GetKeyRotationStatusResponse getKeyRotationStatus(GetKeyRotationStatusRequest request) {
    StoredKey key = find(request.keyId());
    return GetKeyRotationStatusResponse.builder()
        .keyId(key.id())
        .keyRotationEnabled(key.world.rotation())
        .rotationPeriodInDays(key.world.rotation() ? A_YEAR : null)
        .build();
  }

  @Override
  public ListAliasesResponse listAliases(ListAliasesRequest request) {
    return ListAliasesResponse.builder()
        .aliases(
            keys.in(region).stream()
                .filter(key -> key.world.alias() != null)
                .map(
                    key ->
                        AliasListEntry.builder()
                            .aliasName(key.world.alias())
                            .targetKeyId(key.id())
                            .build())
                .toList())
        .truncated(false)
        .build();
  }

  @Override
  public EnableKeyResponse enableKey(EnableKeyRequest request) {
    set("EnableKey", find(request.keyId()), KeyState.ENABLED);
    return EnableKeyResponse.builder().build();
  }

  @Override
  public DisableKeyResponse disableKey(DisableKeyRequest request) {
    set("DisableKey", find(request.keyId()), KeyState.DISABLED);
    return DisableKeyResponse.builder().build();
  }

  @Override
  public UpdatePrimaryRegionResponse updatePrimaryRegion(UpdatePrimaryRegionRequest request) {
    StoredKey key = find(request.keyId());
    String to = request.primaryRegion();
    if (!key.isMultiRegion() || !key.primary().equals(region) || region.equals(to)) {
      throw AwsError.of(
          UnsupportedOperationException.builder(),
          "UnsupportedOperationException",
          400,
          "%s is not a multi-Region primary key of %s that could move to %s"
              .formatted(keys.arn(key, region), region, to));
    }
    if (to == null || !key.isIn(to)) {
      throw notFound("Key '%s' has no replica in %s".formatted(keys.arn(key, region), to));
    }
    requireEnabled(key, region);
    requireEnabled(key, to);
    keys.move(key, to);
    mutated(
        "UpdatePrimaryRegion",
        key,
        true,
        "the primary of %s moves from %s to %s".formatted(key.id(), region, to));
    return UpdatePrimaryRegionResponse.builder().build();
  }

  private void set(String operation, StoredKey key, KeyState state) {
    if (key.state(region) == KeyState.PENDING_DELETION || key.state(region) == KeyState.UPDATING) {
      throw badState(key, region);
    }
    boolean changed = key.state(region) != state;
    key.set(region, state);
    mutated(operation, key, changed, "%s in %s is %s".formatted(key.id(), region, state));
  }

  private void requireEnabled(StoredKey key, String where) {
    if (key.state(where) != KeyState.ENABLED) {
      throw badState(key, where);
    }
  }

  private AwsServiceException badState(StoredKey key, String where) {
    return AwsError.of(
        KmsInvalidStateException.builder(),
        "KMSInvalidStateException",
        400,
        "%s is %s.".formatted(keys.arn(key, where), key.state(where)));
  }

  private StoredKey find(String id) {
    return Optional.ofNullable(id)
        .flatMap(given -> keys.find(region, given))
        .orElseThrow(() -> notFound("Key '%s' does not exist in %s".formatted(id, region)));
  }

  private static AwsServiceException notFound(String message) {
    return AwsError.of(NotFoundException.builder(), "NotFoundException", 400, message);
  }

  private void mutated(String operation, StoredKey key, boolean changed, String sentence) {
    keys.estate.mutated(new Where(region, "kms", operation, key.id()), changed, sentence);
  }
}
