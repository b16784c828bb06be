package io.lifeboat.simulator.admin;

import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.world.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The order that runs SQL on a PostgreSQL server, as the owner of its database. */
record SqlOrders(SimulatedAws aws, World world) {
  Route route() {
    return new Route(
        "POST",
        "sql",
        "HOST",
        List.of("run"),
        "Runs SQL on a PostgreSQL server as its owner, whatever is lost; answers with the rows of"
            + " the last statement.",
        this::run);
  }

  private AdminReply run(Order order) {
    List<String> hosts = world.postgres().stream().map(server -> server.host()).toList();
    if (!hosts.contains(order.target())) {
      throw new BadOrder(
          404, "There is no PostgreSQL server " + order.target() + "; there is " + hosts + ".");
    }
    String sql = order.needed("run");
    try (Connection owner = aws.postgres().connect(order.target());
        Statement statement = owner.createStatement()) {
      List<String> rows = last(statement, statement.execute(sql));
      return AdminReply.of(
          rows.isEmpty() ? "Done." : String.join("\n", rows), Map.of("rows", rows));
    } catch (SQLException refused) {
      throw new BadOrder(400, order.target() + " refused: " + refused.getMessage());
    }
  }

  private static List<String> last(Statement statement, boolean first) throws SQLException {
    List<String> rows = List.of();
    boolean hasRows = first;
    while (hasRows || statement.getUpdateCount() >= 0) {
      rows = hasRows ? read(statement.getResultSet()) : List.of();
      hasRows = statement.getMoreResults();
    }
    return rows;
  }

  private static List<String> read(ResultSet found) throws SQLException {
    List<String> rows = new ArrayList<>();
    int columns = found.getMetaData().getColumnCount();
    while (found.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(String.valueOf(found.getString(i)));
      }
      rows.add(String.join(" | ", row));
    }
    return rows;
  }
}
