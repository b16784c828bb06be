package io.lifeboat.simulator.ses;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.world.Ses.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The account's e-mail service and what it took. Guarded by the estate's lock. */
public final class SesEstate {
  final Estate estate;
  private final List<Mail> mails = new ArrayList<>();

  /** The identities of the estate's world. */
  public SesEstate(Estate estate) {
    this.estate = estate;
  }

  /** What was taken so far, in order of time. */
  public List<Mail> mails() {
    return estate.look(() -> List.copyOf(mails));
  }

  Optional<Identity> identity(String region, String name) {
    return estate.world().ses().identities().stream()
        .filter(each -> each.in().contains(region))
        .filter(each -> each.identity().equalsIgnoreCase(name))
        .findFirst();
  }

  /** A verified domain vouches for its addresses and for the domains below it. */
  boolean isVerified(String region, String address) {
    String name = address.toLowerCase(Locale.ROOT);
    for (; !name.isEmpty(); name = beyond(name)) {
      if (identity(region, name).filter(Identity::verified).isPresent()) {
        return true;
      }
    }
    return false;
  }

  boolean isSuppressed(String address) {
    return estate.world().ses().suppressed().stream().anyMatch(address::equalsIgnoreCase);
  }

  void take(Mail mail) {
    mails.add(mail);
  }

  private static String beyond(String name) {
    int at = name.contains("@") ? name.indexOf('@') : name.indexOf('.');
    return at < 0 ? "" : name.substring(at + 1);
  }
}
