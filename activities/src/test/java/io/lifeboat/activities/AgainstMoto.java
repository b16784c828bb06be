package io.lifeboat.activities;

import static java.lang.StackWalker.Option.RETAIN_CLASS_REFERENCE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lifeboat.plan.Region;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The SDK's own clients, led to a moto of their own until they are closed. */
public final class AgainstMoto implements AutoCloseable {
  private final MotoServer moto;
  private final SdkClients aws;
  private final String test;

  private AgainstMoto(MotoServer moto, String test) {
    this.moto = moto;
    this.test = test;
    MotoCalls.begin();
    System.setProperty("aws.endpointUrl", moto.address());
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    this.aws = new SdkClients();
  }

  /**
   * Starts moto; the test is left out, and says so, when it is not there.
   *
   * @param what the test is about, such as {@code DynamoDB}
   */
  public static AgainstMoto start(String what) throws Exception {
    Optional<Path> program = MotoServer.program();
    if (program.isEmpty()) {
      System.err.println(
          "LEFT OUT: "
              + what
              + " against moto: moto_server is neither in .tools/bin nor on the path; get it by"
              + " scripts/tools or pip install 'moto[server]'");
    }
    assumeTrue(program.isPresent(), "moto_server is not there");
    String test = StackWalker.getInstance(RETAIN_CLASS_REFERENCE).getCallerClass().getSimpleName();
    return new AgainstMoto(MotoServer.start(program.get()), test);
  }

  public SdkClients aws() {
    return aws;
  }

  /** Lets functions be invoked without Docker: they answer at once, whatever their code. */
  public void invokeWithoutDocker() throws Exception {
    post("/moto-api/config", "us-east-1/iam", "{\"lambda\": {\"use_docker\": false}}");
  }

  /** Lets tasks run until they are stopped; otherwise each look brings them nearer to their end. */
  void letTasksRun() throws Exception {
    post(
        "/moto-api/state-manager/set-transition",
        "us-east-1/iam",
        "{\"model_name\": \"ecs::task\","
            + " \"transition\": {\"progression\": \"manual\", \"times\": 1000}}");
  }

  /** Makes a role, which functions need, without the SDK's module for IAM. */
  public void role(String name) throws Exception {
    post(
        "/",
        "us-east-1/iam",
        "Action=CreateRole&Version=2010-05-08&AssumeRolePolicyDocument=%7B%7D&RoleName=" + name);
  }

  /** A subnet that moto has from the beginning, without the SDK's module for EC2. */
  String subnet(Region region) throws Exception {
    String all = post("/", region + "/ec2", "Action=DescribeSubnets&Version=2016-11-15");
    return all.replaceFirst("(?s).*?<subnetId>([^<]+)<.*", "$1");
  }

  private String post(String path, String scope, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(moto.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/%s/aws4_request,".formatted(scope)
                    + " SignedHeaders=host, Signature=none")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .timeout(Duration.ofSeconds(30))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Moto loads each service at its first call, which may take longer than our patience. */
  public static void warmUp(Runnable... firsts) {
    for (Runnable first : firsts) {
      warmUp(first);
    }
  }

  private static void warmUp(Runnable first) {
    for (int attempt = 0; attempt < 20; attempt++) {
      try {
        first.run();
        return;
      } catch (SdkClientException loading) {
        continue;
      }
    }
  }

  @Override
  public void close() {
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    aws.close();
    moto.close();
    MotoCalls.end(test);
  }
}
