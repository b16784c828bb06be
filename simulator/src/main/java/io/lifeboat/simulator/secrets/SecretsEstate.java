package io.lifeboat.simulator.secrets;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.kms.KmsEstate;
import io.lifeboat.simulator.world.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;

/** All secrets of the account, region by region. Guarded by the estate's lock. */
public final class SecretsEstate {
  final Estate estate;
  final KmsEstate keys;
  final SecretReplication replication = new SecretReplication(this);
  private final Map<String, StoredSecret> secrets = new TreeMap<>();

  /** The secrets of the estate's world, encrypted with its keys. */
  public SecretsEstate(Estate estate, KmsEstate keys) {
    this.estate = estate;
    this.keys = keys;
    estate.world().secrets().forEach(this::begin);
    estate.world().postgres().stream()
        .filter(server -> find(server.region(), server.secret()).isEmpty())
        .forEach(server -> begin(server.storedSecret()));
  }

  private void begin(Secret secret) {
    String id = UUID.nameUUIDFromBytes(secret.name().getBytes(StandardCharsets.UTF_8)).toString();
    SecretVersion first =
        new SecretVersion(id, secret.value(), null, estate.now(), Set.of(SecretVersion.CURRENT));
    String home = secret.regions().get(0);
    for (String region : secret.regions()) {
      StoredSecret stored =
          new StoredSecret(
              region, secret.name(), secret.kmsKey(), secret.replication(), estate.now());
      stored.put(first, estate.now());
      if (!region.equals(home)) {
        stored.follow(home);
        find(home, secret.name())
            .orElseThrow()
            .replicas
            .put(region, new StoredSecret.Replica(StatusType.IN_SYNC, "", secret.kmsKey(), 0));
      }
      add(stored);
    }
  }

  void add(StoredSecret secret) {
    secrets.put(secret.region + " " + secret.name, secret);
  }

  void remove(StoredSecret secret) {
    secrets.remove(secret.region + " " + secret.name);
  }

  /** The secret that a name, an ARN, or an ARN without its last six characters, means. */
  Optional<StoredSecret> find(String region, String id) {
    return secrets.values().stream()
        .filter(secret -> secret.region.equals(region))
        .filter(
            secret ->
                id.equals(secret.name)
                    || id.equals(arn(secret))
                    || id.equals(arn(secret).replaceAll("-[^-]{6}$", "")))
        .findFirst();
  }

  /** Such as {@code arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-1a2b3c}. */
  String arn(StoredSecret secret) {
    return "arn:aws:secretsmanager:%s:%s:secret:%s-%06x"
        .formatted(
            secret.region,
            estate.world().account(),
            secret.name,
            secret.name.hashCode() & 0xffffff);
  }
}
