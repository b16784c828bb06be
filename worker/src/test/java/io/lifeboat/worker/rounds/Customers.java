package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.SimulatedAws;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The organizations of atlas-crm, as an application in each region writes and reads them. */
record Customers(SimulatedAws aws) {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "ap-southeast-1");
  private static final String HOME = "eu-west-1";
  private static final Map<String, String> FOLLOWERS =
      Map.of(
          "us-east-1", "atlas_from_primary_us_east_1",
          "ap-southeast-1", "atlas_from_primary_ap_southeast_1");
  private static final int SEEDED = 40;

  /** By the number that the region's own sequence gives. */
  void write(String region, String name) {
    try (Connection connection = connect(region);
        PreparedStatement insert =
            connection.prepareStatement("insert into organization(name) values(?)")) {
      insert.setString(1, name);
      insert.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The others follow no more, and then one that nobody else has is written. */
  void writeUnsent(String name) {
    FOLLOWERS.forEach(this::pause);
    while (!ask(HOME, "select count(*) from pg_replication_slots where active").equals("0")) {
      Round.pause(Duration.ofMillis(50));
    }
    write(HOME, name);
  }

  void seeEverywhere(String... names) {
    REGIONS.forEach(region -> seeIn(region, names));
  }

  /** Waits until they are there, each once, in the order of their numbers, and no others. */
  void seeIn(String region, String... names) {
    String wanted = Arrays.stream(names).collect(Collectors.joining(","));
    String question =
        "select coalesce(string_agg(name, ',' order by id), '') from organization where id > "
            + SEEDED;
    String seen = ask(region, question);
    for (int i = 0; i < 100 && !seen.equals(wanted); i++) {
      Round.pause(Duration.ofMillis(100));
      seen = ask(region, question);
    }
    assertThat(seen).as("the organizations in " + region).isEqualTo(wanted);
  }

  /** The names of what was set aside there. */
  String setAside(String region) {
    return ask(region, "select string_agg(was ->> 'name', ',' order by id) from lifeboat_left");
  }

  private void pause(String region, String subscription) {
    try (Connection connection = connect(region);
        Statement statement = connection.createStatement()) {
      statement.execute("alter subscription " + subscription + " disable");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String ask(String region, String question) {
    try (Connection connection = connect(region);
        ResultSet answer = connection.createStatement().executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect(String region) throws SQLException {
    return aws.postgres().connect("atlas." + region + ".db.example.com");
  }
}
