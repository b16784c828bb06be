package io.lifeboat.activities;

import static java.lang.StackWalker.Option.RETAIN_CLASS_REFERENCE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
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
