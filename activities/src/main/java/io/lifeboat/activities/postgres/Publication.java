package io.lifeboat.activities.postgres;

import java.util.List;

/** A publication, by what it publishes. */
final class Publication {
  private Publication() {}

  /** Its tables, quoted, with their schemas; none when there is no such publication. */
  static List<String> tables(Sql sql, String name) {
    return sql
        .rows(
            "select quote_ident(schemaname) || '.' || quote_ident(tablename)"
                + " from pg_publication_tables where pubname = ? order by 1",
            name)
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  static boolean isThere(Sql sql, String name) {
    return sql.isTrue("select exists(select from pg_publication where pubname = ?)", name);
  }

  /** Makes one of these tables, if there is none of that name. */
  static void make(Sql sql, String name, List<String> tables) {
    if (!isThere(sql, name)) {
      sql.run(
          "create publication %s for table %s"
              .formatted(Sql.name(name), String.join(", ", tables)));
    }
  }

  /** The tables that a subscription takes, quoted; also when its publisher does not answer. */
  static List<String> subscribed(Sql sql, String subscription) {
    return sql
        .rows(
            "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_subscription_rel r"
                + " join pg_subscription s on s.oid = r.srsubid join pg_class c on c.oid = r.srrelid"
                + " join pg_namespace n on n.oid = c.relnamespace where s.subname = ? order by 1",
            subscription)
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** Those of them that have not been copied in full yet. */
  static List<String> uncopied(Sql sql, String subscription) {
    return sql
        .rows(
            "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_subscription_rel r"
                + " join pg_subscription s on s.oid = r.srsubid join pg_class c on c.oid = r.srrelid"
                + " join pg_namespace n on n.oid = c.relnamespace"
                + " where s.subname = ? and r.srsubstate <> 'r' order by 1",
            subscription)
        .stream()
        .map(row -> row.get(0))
        .toList();
  }
}
