package io.lifeboat.worker.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.Region;
import io.lifeboat.report.Report;
import io.lifeboat.report.SampleMoves;
import io.lifeboat.report.SampleRuns;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

@Timeout(120)
class ShelfTest {
  private static final Region DUBLIN = Region.of("eu-west-1");
  private static final Region FRANKFURT = Region.of("eu-central-1");

  @TempDir Path folder;

  @Test
  void keepsTheReportInThreeFormsAndTheBareRecord() throws Exception {
    String page = new KeptRun(report()).putOn(new FolderShelf(folder));
    assertThat(files())
        .containsExactlyInAnyOrder(
            "eu-web-shop/2026-03-01-failover-0199.html",
            "eu-web-shop/2026-03-01-failover-0199.md",
            "eu-web-shop/2026-03-01-failover-0199.json",
            "runs/eu-web-shop/0199.json");
    assertThat(page).endsWith("0199.html");
    assertThat(Files.readString(Path.of(page))).isEqualTo(report().html());
  }

  @Test
  void keepsOnceWhatIsKeptTwice() throws Exception {
    new KeptRun(report()).putOn(new FolderShelf(folder));
    List<String> once = files();
    new KeptRun(report()).putOn(new FolderShelf(folder));
    assertThat(files()).isEqualTo(once);
  }

  @Test
  void isLedOutOfItsPlaceByNothingThatARecordSays() throws Exception {
    Path inner = folder.resolve("inner");
    Report odd =
        Report.of(
            SampleRuns.changed(
                SampleRuns.recovered(),
                Map.of("/application", "..", "/runId", "../../x", "/procedure", "a/b")),
            List.of());
    new KeptRun(odd).putOn(new FolderShelf(inner));
    assertThat(files()).allMatch(name -> name.startsWith("inner/"));
  }

  @Test
  void readsPlacesAsPeopleWriteThem() {
    assertThat(ReportPlace.parse("/var/reports"))
        .isEqualTo(new ReportPlace.Folder(Path.of("/var/reports")));
    assertThat(ReportPlace.parse("s3://evidence"))
        .isEqualTo(new ReportPlace.Bucket("evidence", "", Optional.empty()));
    assertThat(ReportPlace.parse("s3://evidence/a/b/?region=eu-west-1"))
        .isEqualTo(new ReportPlace.Bucket("evidence", "a/b", Optional.of(DUBLIN)));
    assertThatThrownBy(() -> ReportPlace.parse("ftp://x/y")).hasMessageContaining("s3://bucket");
  }

  /** An S3 that others wrote, over HTTP. */
  @Test
  void keepsInABucketOfAnAllowedRegionOnly() throws Exception {
    try (MotoServer moto = MotoServer.startOrSkip();
        S3Client s3 = client(moto)) {
      s3.createBucket(
          b ->
              b.bucket("evidence-dublin")
                  .createBucketConfiguration(c -> c.locationConstraint(DUBLIN.name())));
      try (BucketShelf shelf = shelf(moto, "evidence-dublin", Optional.empty())) {
        shelf.check(List.of(FRANKFURT, DUBLIN));
        String page = new KeptRun(report()).putOn(shelf);
        assertThat(page)
            .isEqualTo("s3://evidence-dublin/dr/eu-web-shop/2026-03-01-failover-0199.html");
        assertThat(read(s3, "dr/eu-web-shop/2026-03-01-failover-0199.html"))
            .isEqualTo(report().html());
        assertThat(read(s3, "dr/runs/eu-web-shop/0199.json")).contains("\"runId\"");
        assertThatThrownBy(() -> shelf.check(List.of(FRANKFURT)))
            .isInstanceOf(Shelf.Refused.class)
            .hasMessage(
                "the bucket evidence-dublin is in eu-west-1, which is not among the plan's allowed regions [eu-central-1]");
      }
      try (BucketShelf told = shelf(moto, "evidence-dublin", Optional.of(FRANKFURT))) {
        assertThatThrownBy(() -> told.check(List.of(FRANKFURT, DUBLIN)))
            .hasMessageContaining("is in eu-west-1, not in eu-central-1");
      }
      try (BucketShelf none = shelf(moto, "no-such-bucket", Optional.empty())) {
        assertThatThrownBy(() -> none.check(List.of(DUBLIN)))
            .hasMessage("there is no bucket no-such-bucket");
      }
    }
  }

  private static BucketShelf shelf(MotoServer moto, String bucket, Optional<Region> region) {
    return new BucketShelf(
        new ReportPlace.Bucket(bucket, "dr", region),
        Optional.of(URI.create(moto.address())),
        Optional.of(keys()));
  }

  private static StaticCredentialsProvider keys() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
  }

  private static S3Client client(MotoServer moto) {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(keys())
        .endpointOverride(URI.create(moto.address()))
        .region(software.amazon.awssdk.regions.Region.of(DUBLIN.name()))
        .forcePathStyle(true)
        .build();
  }

  private static String read(S3Client s3, String key) throws Exception {
    try (ResponseInputStream<GetObjectResponse> object =
        s3.getObject(get -> get.bucket("evidence-dublin").key(key))) {
      return new String(object.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static Report report() {
    return Report.of(SampleRuns.recovered(), SampleMoves.earlierDrills());
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
