package io.lifeboat.activities.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sequences of a database that count up. */
record Sequences(Sql sql) {
  private static final String ALL =
      """
      select quote_ident(schemaname) || '.' || quote_ident(sequencename), coalesce(last_value, start_value - 1)
      from pg_sequences where increment_by > 0
      """;

  /** The tables' columns that take their numbers from a sequence, by default or as identity. */
  private static final String OWNED =
      """
      select quote_ident(sn.nspname) || '.' || quote_ident(s.relname),
        quote_ident(tn.nspname) || '.' || quote_ident(t.relname), quote_ident(a.attname)
      from pg_depend d
        join pg_class s on s.oid = d.objid and s.relkind = 'S'
        join pg_namespace sn on sn.oid = s.relnamespace
        join pg_class t on t.oid = d.refobjid
        join pg_namespace tn on tn.oid = t.relnamespace
        join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
      where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
        and d.deptype in ('a', 'i')
      """;

  /** Where each stands: the last number given, or one below the first. */
  Map<String, Long> last() {
    Map<String, Long> last = new TreeMap<>();
    sql.rows(ALL).forEach(row -> last.put(row.get(0), Long.parseLong(row.get(1))));
    return last;
  }

  /** The highest number in use in the column that each belongs to; nothing for those of none. */
  Map<String, Long> inUse() {
    Map<String, Long> highest = new TreeMap<>();
    for (List<String> row : sql.rows(OWNED)) {
      String max =
          sql.value("select coalesce(max(%s), 0) from %s".formatted(row.get(2), row.get(1)));
      highest.merge(row.get(0), Long.parseLong(max), Math::max);
    }
    return highest;
  }

  /** Sets each at least so far; never back. */
  List<String> raise(Map<String, Long> wanted) {
    List<String> raised = new ArrayList<>();
    Map<String, Long> here = last();
    wanted.forEach(
        (sequence, number) -> {
          if (here.getOrDefault(sequence, Long.MAX_VALUE) < number) {
            sql.rows(
                "select setval(?::regclass, greatest(?, (select coalesce(last_value, 1) from pg_sequences"
                    + " where quote_ident(schemaname) || '.' || quote_ident(sequencename) = ?)))",
                sequence,
                number,
                sequence);
            raised.add(sequence + " to " + number);
          }
        });
    return raised;
  }
}
