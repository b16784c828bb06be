package io.lifeboat.activities.route53;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.xbill.DNS.Address;

/** One spelling for every value of a record, since people, Route 53 and resolvers each have own. */
final class DnsValue {
  private DnsValue() {}

  /** {@code 2001:db8::20} however its zeros are written; host names in lower case, without dot. */
  static String plain(String value) {
    String text = value.strip().toLowerCase(Locale.ROOT);
    byte[] address = Address.toByteArray(text, Address.IPv6);
    if (address != null) {
      return short6(address);
    }
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static String short6(byte[] address) {
    try {
      return InetAddress.getByAddress(address)
          .getHostAddress()
          .replaceFirst("(^|:)(0(:|$)){2,}", "::");
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an IPv6 address has 16 bytes", impossible);
    }
  }
}
