package io.lifeboat.simulator.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the programs once for each user of this machine; whoever comes first. */
final class Unpacking {
  private static final int ANY_EXECUTE = 0111;

  private Unpacking() {}

  /**
   * The directory with the unpacked programs.
   *
   * @throws PostgresMissing when they cannot be unpacked, or somebody else's stand there
   */
  static Path unpacked(String resource) {
    Path place =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("lifeboat-postgres-16.6.0-" + System.getProperty("user.name"));
    try {
      if (!Files.exists(place)) {
        unpack(resource, place);
      }
      refuseStrangers(place);
      return place;
    } catch (IOException e) {
      throw new PostgresMissing("PostgreSQL's programs cannot be unpacked to " + place, e);
    }
  }

  /** Aside first: what stands in its place is whole. */
  private static void unpack(String resource, Path place) throws IOException {
    Path aside = Files.createTempDirectory(place.getParent(), "lifeboat-postgres-unpacking");
    try (InputStream in = Unpacking.class.getResourceAsStream(resource);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, aside.resolve(entry.getName()).normalize());
      }
    }
    settle(aside, place);
  }

  /** Puts what was made aside into its place, for others to look in; the first one stays. */
  static void settle(Path aside, Path place) throws IOException {
    // A server does not run as root.
    Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException taken) {
      if (!Files.exists(place)) {
        throw taken;
      }
      delete(aside);
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path to)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Files.createDirectories(to.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, to);
      boolean runs = (entry.getMode() & ANY_EXECUTE) != 0;
      Files.setPosixFilePermissions(
          to, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** The directory for temporary files is everybody's. */
  static void refuseStrangers(Path place) throws IOException {
    String owner = Files.getOwner(place, LinkOption.NOFOLLOW_LINKS).getName();
    if (!owner.equals(System.getProperty("user.name"))) {
      throw new PostgresMissing(place + " belongs to " + owner + "; remove it, then start again");
    }
  }

  /** Removes a directory with all that is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
