package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What services read before they serve; the one key that no other kind has says which kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @Type(ReplicatedSecret.class),
  @Type(SharedParameters.class),
  @Type(AppConfigFlags.class),
  @Type(EncryptionKey.class)
})
public sealed interface Configuration
    permits ReplicatedSecret, SharedParameters, AppConfigFlags, EncryptionKey {}
