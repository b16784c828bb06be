package io.lifeboat.simulator.rds;

/**
 * What happens to the storage behind instances outside clusters, for whoever keeps what is stored
 * there. Instances are told by their resource ids, which stay when they are renamed; snapshots by
 * their ARNs. Called under the estate's lock, after the change.
 */
public interface DatabaseVolumes {
  /** A snapshot holds what an instance holds. */
  void kept(String instance, String snapshot);

  /** A snapshot holds what another one holds. */
  void copied(String snapshot, String copy);

  /**
   * A new instance holds what a snapshot holds.
   *
   * @param region where it is
   * @param name its identifier there
   */
  void restored(String snapshot, String instance, String region, String name);

  /** A read replica holds what had reached it of its source, and follows no more. */
  void promoted(String source, String replica);

  /** An instance has another identifier. */
  void renamed(String instance, String region, String name);
}
