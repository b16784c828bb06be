package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.Worlds;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpsDoorTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path directory;

  @Test
  void servesThePagesWithTheCertificateThatItIsGiven() throws Exception {
    SSLContext tls = certificate();
    ServerSettings settings = ServerSettings.onFreePorts().withTls(0, tls);
    try (var server =
        SimulatedAwsServer.start(Worlds.euWebShop(), SimulatedClock.wall(1), settings)) {
      URI door = server.https().orElseThrow();
      try (Socket socket = tls.getSocketFactory().createSocket(door.getHost(), door.getPort())) {
        String request =
            "GET /health HTTP/1.1\r\nHost: eu-west-1.shop.example.com\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"region\":\"eu-west-1\"");
      }
    }
  }

  private SSLContext certificate() throws Exception {
    Path file = directory.resolve("door.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Programs.run(
        Map.of(),
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "door",
            "-keyalg",
            "EC",
            "-dname",
            "CN=shop.example.com",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            "changeit"));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
