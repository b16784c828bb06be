package io.lifeboat.worker.keeping;

import io.lifeboat.plan.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A directory. */
record FolderShelf(Path folder) implements Shelf {
  @Override
  public void check(List<Region> allowed) {}

  /** Through a file beside it, so that nobody ever reads half of one. */
  @Override
  public String put(String name, String type, String content) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), ".kept-", ".new");
      try {
        Files.writeString(fresh, content);
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException("the report cannot be written to " + file, refused);
    }
    return file.toString();
  }

  @Override
  public void close() {}
}
