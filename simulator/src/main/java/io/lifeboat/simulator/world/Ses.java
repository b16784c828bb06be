package io.lifeboat.simulator.world;

import java.util.List;

/**
 * The e-mail service.
 *
 * @param identities addresses and domains that may send
 * @param suppressed addresses that SES takes mail for and never sends it to
 */
public record Ses(List<Identity> identities, List<String> suppressed) {
  public Ses {
    identities = Check.list(identities);
    suppressed = Check.list(suppressed);
  }

  static Ses none() {
    return new Ses(null, null);
  }

  /**
   * An address or a domain.
   *
   * @param verified yes when left out
   */
  public record Identity(String identity, List<String> in, Boolean verified) {
    public Identity {
      Check.given(identity, "identity");
      in = Check.list(in);
      Check.that(!in.isEmpty(), "identity " + identity + " is in no region");
      verified = verified == null || verified;
    }
  }
}
