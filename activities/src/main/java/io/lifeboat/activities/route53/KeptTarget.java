package io.lifeboat.activities.route53;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Where a record of one type led, as one value of a TXT record, readable with {@code dig}: {@code
 * "A ttl=30 health-check=hc-dub value=198.51.100.10"}.
 */
record KeptTarget(
    String type,
    Optional<Long> ttl,
    Optional<String> healthCheck,
    List<String> values,
    Optional<FormerRecord.Alias> alias) {
  /** DNS takes no more in one string; a value is as many strings as it needs. */
  private static final int LONGEST = 255;

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern WHOLE = Pattern.compile("[A-Z]+( [a-z-]+=\\S+)+");

  static KeptTarget of(ResourceRecordSet set) {
    return new KeptTarget(
        set.typeAsString(),
        Optional.ofNullable(set.ttl()),
        Optional.ofNullable(set.healthCheckId()),
        set.resourceRecords().stream().map(ResourceRecord::value).toList(),
        Optional.ofNullable(set.aliasTarget()).map(FormerRecord.Alias::of));
  }

  String text() {
    StringBuilder text = new StringBuilder(type);
    ttl.ifPresent(seconds -> text.append(" ttl=").append(seconds));
    healthCheck.ifPresent(id -> text.append(" health-check=").append(plain(id)));
    values.forEach(value -> text.append(" value=").append(plain(value)));
    alias.ifPresent(
        to ->
            text.append(" alias-zone=%s".formatted(plain(to.zone())))
                .append(" alias=%s".formatted(plain(to.name())))
                .append(" evaluates=%s".formatted(to.evaluatesHealth())));
    return text.toString().replaceAll("(.{1," + LONGEST + "})", "\"$1\" ").stripTrailing();
  }

  /** Empty for a text that is none of a flip's. */
  static Optional<KeptTarget> read(String text) {
    String whole =
        QUOTED.matcher(text).results().map(part -> part.group(1)).collect(Collectors.joining());
    return WHOLE.matcher(whole).matches() ? parse(whole.split(" ")) : Optional.empty();
  }

  private static Optional<KeptTarget> parse(String[] words) {
    Map<String, String> said = new TreeMap<>();
    List<String> values = new ArrayList<>();
    for (String word : List.of(words).subList(1, words.length)) {
      String key = word.substring(0, word.indexOf('='));
      String value = URLDecoder.decode(word.substring(key.length() + 1), StandardCharsets.UTF_8);
      said.put(key, value);
      if (key.equals("value")) {
        values.add(value);
      }
    }
    Optional<FormerRecord.Alias> alias =
        Optional.ofNullable(said.get("alias"))
            .map(
                name ->
                    new FormerRecord.Alias(
                        said.getOrDefault("alias-zone", ""),
                        name,
                        Boolean.parseBoolean(said.get("evaluates"))));
    boolean leadsNowhere = values.isEmpty() && alias.isEmpty();
    return leadsNowhere || !said.getOrDefault("ttl", "0").matches("\\d{1,10}")
        ? Optional.empty()
        : Optional.of(
            new KeptTarget(
                words[0],
                Optional.ofNullable(said.get("ttl")).map(Long::valueOf),
                Optional.ofNullable(said.get("health-check")),
                values,
                alias));
  }

  /** A record that leads there; {@code routing} gives it its name, type, identifier and policy. */
  ResourceRecordSet onto(ResourceRecordSet.Builder routing) {
    ResourceRecordSet.Builder set =
        routing
            .ttl(ttl.orElse(null))
            .healthCheckId(healthCheck.orElse(null))
            .aliasTarget(alias.map(FormerRecord.Alias::target).orElse((AliasTarget) null));
    List<ResourceRecord> records =
        values.stream().map(value -> ResourceRecord.builder().value(value).build()).toList();
    return set.resourceRecords(records.isEmpty() ? null : records).build();
  }

  private static String plain(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%3A", ":").replace("%2F", "/");
  }
}
