package io.lifeboat.worker.keeping;

import io.lifeboat.plan.Region;
import java.util.List;

/** Nothing was said of a place. */
final class NoShelf implements Shelf {
  @Override
  public void check(List<Region> allowed) throws Refused {
    throw new Refused("LIFEBOAT_REPORTS names no place for it");
  }

  @Override
  public String put(String name, String type, String content) {
    throw new IllegalStateException("there is no place for " + name);
  }

  @Override
  public void close() {}
}
