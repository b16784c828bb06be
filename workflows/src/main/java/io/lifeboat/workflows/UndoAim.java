package io.lifeboat.workflows;

/** An ended run is put back; a release's rollback is another aim. */
final class UndoAim implements Aim {
  private final Aim release = new ReleaseAim();

  @Override
  public String headline(Run run) {
    return isOfARelease(run) ? release.headline(run) : run.request().summary();
  }

  @Override
  public boolean isReached(Run run) {
    return isOfARelease(run) && release.isReached(run);
  }

  @Override
  public String reached(Run run) {
    return release.reached(run);
  }

  @Override
  public String missed(Run run) {
    return isOfARelease(run) ? release.missed(run) : "the run was not put back";
  }

  static boolean isOfARelease(Run run) {
    return ((RollbackRequest) run.request()).release().isPresent();
  }
}
