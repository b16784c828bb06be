package io.lifeboat.worker.keeping;

import io.lifeboat.plan.Region;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a worker was told to keep reports. */
public sealed interface ReportPlace {
  /** It was told of no place. */
  record Nowhere() implements ReportPlace {}

  /** A directory; it is made when it is missing. */
  record Folder(Path path) implements ReportPlace {}

  /**
   * A part of a bucket.
   *
   * @param prefix without slashes at its ends; may be empty
   * @param region where it is, as far as was told
   */
  record Bucket(String bucket, String prefix, Optional<Region> region) implements ReportPlace {}

  /** How an S3 place is written. */
  Pattern S3 =
      Pattern.compile(
          "s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([^?]*))?(?:\\?region=([a-z0-9-]+))?");

  /**
   * Reads a directory, or {@code s3://bucket/prefix}, with {@code ?region=eu-west-1} where wanted.
   *
   * @throws IllegalArgumentException when it is neither; the message says what it must look like
   */
  static ReportPlace parse(String text) {
    if (!text.contains("://")) {
      return folder(text);
    }
    Matcher s3 = S3.matcher(text);
    if (!s3.matches()) {
      throw wrong(text);
    }
    String prefix = Optional.ofNullable(s3.group(2)).orElse("").replaceAll("^/+|/+$", "");
    return new Bucket(s3.group(1), prefix, Optional.ofNullable(s3.group(3)).map(Region::of));
  }

  /** The place, ready for use; {@code AWS_ENDPOINT_URL} leads to simulated AWS, as for actions. */
  default Shelf shelf() {
    if (this instanceof Folder folder) {
      return new FolderShelf(folder.path());
    }
    return this instanceof Bucket bucket
        ? new BucketShelf(bucket, endpoint(), Optional.empty())
        : new NoShelf();
  }

  /** The SDK honours it by itself; whether buckets are named by paths follows from it. */
  private static Optional<URI> endpoint() {
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
        .filter(text -> !text.isBlank())
        .map(URI::create);
  }

  private static ReportPlace folder(String text) {
    try {
      return new Folder(Path.of(text));
    } catch (InvalidPathException unfit) {
      throw wrong(text);
    }
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "must be a directory or look like s3://bucket/prefix or s3://bucket/prefix?region=eu-west-1, not '"
            + text
            + "'");
  }
}
