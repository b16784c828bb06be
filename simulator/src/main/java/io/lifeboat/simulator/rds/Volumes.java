package io.lifeboat.simulator.rds;

/**
 * What happens to the storage behind clusters and snapshots, for whoever keeps what is stored
 * there. All names are ARNs. Called under the estate's lock, after the change: it must be quick.
 */
public interface Volumes {
  /** A cluster that has no source came to be, with an empty volume. */
  default void created(String cluster) {}

  /** From now on a cluster holds what {@code source} has, and follows it with the lag. */
  default void follows(String cluster, String source) {}

  /**
   * A secondary became the writer of its global cluster. {@link #follows} tells of the others.
   *
   * @param dataLossAllowed whether what had not reached it is lost; if not, it has everything
   */
  default void promoted(String cluster, boolean dataLossAllowed) {}

  /** A cluster left its global cluster with what had reached it. */
  default void detached(String cluster) {}

  /** A new cluster holds what {@code source} can show now. */
  default void cloned(String source, String clone) {}

  /** A snapshot holds what a cluster can show now. */
  default void kept(String cluster, String snapshot) {}

  /** A snapshot holds what another one holds. */
  default void copied(String snapshot, String copy) {}

  /** A new cluster holds what a snapshot holds. */
  default void restored(String snapshot, String cluster) {}

  /** A cluster or a snapshot is gone for good. */
  default void deleted(String clusterOrSnapshot) {}
}
