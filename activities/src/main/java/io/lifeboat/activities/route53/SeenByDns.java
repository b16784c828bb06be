package io.lifeboat.activities.route53;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.route53.NameServers.Answer;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a zone's name servers answered in one round.
 *
 * @param good how many of them gave the wanted answer
 * @param reached how many answered at all
 * @param asked how many were asked
 * @param values everything they answered
 * @param silent those that did not answer
 * @param isKnown whether the wanted answer is known
 */
record SeenByDns(
    int good, int reached, int asked, Set<String> values, List<String> silent, boolean isKnown) {
  private static final int SILENT_ROUNDS = 3;

  static SeenByDns look(
      NameServers servers, List<String> names, String record, String type, WantedAnswer wanted) {
    List<Answer> answers = servers.ask(names, record, type);
    List<Set<String>> values =
        answers.stream().flatMap(answer -> answer.values().stream()).map(SeenByDns::plain).toList();
    return new SeenByDns(
        (int) values.stream().filter(wanted::isGood).count(),
        values.size(),
        answers.size(),
        values.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)),
        answers.stream().filter(answer -> answer.values().isEmpty()).map(Answer::server).toList(),
        wanted.isKnown());
  }

  /**
   * Asks until every server that can be reached gives the wanted answer; gives up the question, not
   * the step, when in {@value #SILENT_ROUNDS} rounds none can be reached or it stays unknown what
   * they should answer.
   */
  static SeenByDns await(
      NameServers servers,
      List<String> names,
      String record,
      String type,
      Supplier<WantedAnswer> wanted,
      Watch watch) {
    Pace pace = Pace.calm(watch);
    int silence = 0;
    for (; ; pace.pause()) {
      SeenByDns seen = look(servers, names, record, type, wanted.get());
      silence = seen.tells() ? 0 : silence + 1;
      if (seen.isGood() || silence == SILENT_ROUNDS || names.isEmpty()) {
        return seen;
      }
      watch.report(
          "%d of %d name servers give the new answer, after %s"
              .formatted(seen.good(), seen.reached(), Figures.time(pace.waited())));
    }
  }

  /** This round and another one together. */
  SeenByDns and(SeenByDns other) {
    Set<String> all = new TreeSet<>(values);
    all.addAll(other.values);
    return new SeenByDns(
        Math.min(good, other.good),
        Math.min(reached, other.reached),
        asked,
        all,
        silent.size() > other.silent.size() ? silent : other.silent,
        isKnown && other.isKnown);
  }

  boolean isGood() {
    return reached > 0 && good == reached;
  }

  /** Whether these answers say anything about where users are sent. */
  boolean tells() {
    return reached > 0 && isKnown;
  }

  private static Set<String> plain(Set<String> answer) {
    return answer.stream().map(DnsValue::plain).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Such as {@code 4 of 4 name servers answered 192.0.2.20}. */
  String words() {
    if (asked == 0) {
      return "the zone is private, so DNS was not asked";
    }
    if (reached == 0) {
      return "none of its " + asked + " name servers could be asked from here";
    }
    if (!isKnown) {
      return "what its records lead to could not be looked up, so DNS proves nothing";
    }
    String text =
        "%d of %s answered %s"
            .formatted(good, Figures.count(reached, "name server"), String.join(", ", values));
    return silent.isEmpty()
        ? text
        : text + "; " + String.join(", ", silent) + " could not be reached";
  }
}
