package io.lifeboat.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What was asked for on the simulator's own command line. */
record SimulatorArguments(boolean help, Path world, double speedUp, ServerSettings settings) {
  static final String USAGE =
      """
      Usage: simulator --world FILE [options]
        --world FILE           what exists in simulated AWS (YAML or JSON)
        --speed-up N           how many times as fast as AWS (1)
        --port N               AWS's API and /_simulator (4566; 0 takes a free one)
        --dns-port N           name servers, UDP and TCP (0)
        --web-port N           the applications' front door (0)
        --https-port N         the same over HTTPS (0; needs --keystore)
        --keystore FILE        PKCS 12 with the certificate for HTTPS
        --keystore-password P  its password (changeit)
        --host ADDRESS         where to listen (127.0.0.1)""";

  private static final List<String> KNOWN =
      List.of(
          "--world",
          "--speed-up",
          "--port",
          "--dns-port",
          "--web-port",
          "--https-port",
          "--keystore",
          "--keystore-password",
          "--host");

  /** Arguments that do not make sense; the message says which and what would. */
  static final class Wrong extends RuntimeException {
    Wrong(String message) {
      super(message + "\n" + USAGE, null, false, false);
    }
  }

  static SimulatorArguments parse(String... arguments) {
    if (Arrays.asList(arguments).contains("--help")) {
      return new SimulatorArguments(true, Path.of(""), 1, ServerSettings.onFreePorts());
    }
    Map<String, String> given = pairs(arguments);
    if (!given.containsKey("--world")) {
      throw new Wrong("--world is needed.");
    }
    return new SimulatorArguments(
        false, Path.of(given.get("--world")), speedUp(given), settings(given));
  }

  private static Map<String, String> pairs(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (!KNOWN.contains(name)) {
        throw new Wrong("There is no option " + name + ".");
      }
      if (i + 1 == arguments.length) {
        throw new Wrong(name + " needs a value.");
      }
      if (given.put(name, arguments[i + 1]) != null) {
        throw new Wrong(name + " is given twice.");
      }
    }
    return given;
  }

  private static ServerSettings settings(Map<String, String> given) {
    return new ServerSettings(
        host(given.getOrDefault("--host", "127.0.0.1")),
        port(given, "--port", 4566),
        port(given, "--dns-port", 0),
        port(given, "--web-port", 0),
        port(given, "--https-port", 0),
        tls(given));
  }

  private static double speedUp(Map<String, String> given) {
    String text = given.getOrDefault("--speed-up", "1");
    if (!text.matches("\\d{1,6}(\\.\\d{1,6})?") || Double.parseDouble(text) <= 0) {
      throw new Wrong("--speed-up must be a number above zero, not " + text + ".");
    }
    return Double.parseDouble(text);
  }

  private static int port(Map<String, String> given, String name, int otherwise) {
    String text = given.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
      throw new Wrong(name + " must be a port from 0 to 65535, not " + text + ".");
    }
    return Integer.parseInt(text);
  }

  private static InetAddress host(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException unknown) {
      throw new Wrong("--host must be an address of this machine, not " + text + ".");
    }
  }

  private static Optional<SSLContext> tls(Map<String, String> given) {
    if (!given.containsKey("--keystore")) {
      if (given.containsKey("--https-port")) {
        throw new Wrong("--https-port needs --keystore.");
      }
      return Optional.empty();
    }
    Path file = Path.of(given.get("--keystore"));
    return Optional.of(tls(file, given.getOrDefault("--keystore-password", "changeit")));
  }

  private static SSLContext tls(Path file, String password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new Wrong("The keystore " + file + " cannot be read: " + unreadable.getMessage() + ".");
    }
  }
}
