package io.lifeboat.simulator;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a simulator listens; port 0 takes a free one.
 *
 * @param tls the certificate of the HTTPS front door; without it there is none
 */
public record ServerSettings(
    InetAddress host, int port, int dnsPort, int webPort, int httpsPort, Optional<SSLContext> tls) {

  /** Free ports on this machine alone, without HTTPS. */
  public static ServerSettings onFreePorts() {
    return new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, 0, 0, Optional.empty());
  }

  /** The same with an HTTPS front door. */
  public ServerSettings withTls(int port, SSLContext certificate) {
    return new ServerSettings(host, this.port, dnsPort, webPort, port, Optional.of(certificate));
  }
}
