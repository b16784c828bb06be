package io.lifeboat.simulator;

import io.lifeboat.simulator.rds.AuroraEstate;
import io.lifeboat.simulator.rdsdata.DataEstate;
import io.lifeboat.simulator.world.Web.App;
import io.lifeboat.simulator.world.Web.WriterEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Users who order now and then, wherever DNS sends them; what the app tells them is stored, it has
 * committed. Guarded by the estate's lock.
 */
public final class Users {
  /** Far above the rows that are there from the beginning. */
  private static final long FIRST = 1_000_001;

  /** However fast AWS is, users do not fill the machine that simulates them. */
  private static final Duration QUICKEST = Duration.ofMillis(100);

  /** Nobody waits for the orders of a night in which nobody looked. */
  private static final Duration LONG_UNSEEN = Duration.ofMinutes(15);

  private final Estate estate;
  private final AppWeb web;
  private final AuroraEstate aurora;
  private final DataEstate data;
  private final List<Order> orders = new ArrayList<>();

  /**
   * What a user was told that it is stored.
   *
   * @param number in the first column of the table
   * @param region where the app ran that took it
   */
  public record Order(String table, long number, Instant at, String region) {}

  Users(Estate estate, AppWeb web, AuroraEstate aurora, DataEstate data) {
    this.estate = estate;
    this.web = web;
    this.aurora = aurora;
    this.data = data;
    estate.world().web().apps().stream().filter(a -> a.writes() != null).forEach(this::comeBack);
  }

  private void comeBack(App app) {
    Duration every = estate.clock().real(app.writes().every());
    estate.afterUnscaled(
        every.compareTo(QUICKEST) < 0 ? QUICKEST : every,
        () -> {
          if (estate.isUnseenFor(LONG_UNSEEN)) {
            estate.whenSeen(() -> comeBack(app));
          } else {
            visit(app);
            comeBack(app);
          }
        });
  }

  private void visit(App app) {
    web.worksIn(app.writes().host(), app, Viewer.named("users of " + app.path()))
        .ifPresent(region -> order(app, region));
  }

  private void order(App app, String region) {
    String table = app.writes().table();
    Order order = new Order(table, FIRST + orders.size(), estate.now(), region);
    data.insert(cluster(app, region), table, order.number());
    orders.add(order);
  }

  private String cluster(App app, String region) {
    return (app.writerEndpoint() == WriterEndpoint.GLOBAL
            ? aurora.writerArn(app.writer())
            : aurora.arnIn(app.writer(), region))
        .orElseThrow();
  }

  List<Order> orders() {
    return estate.look(() -> List.copyOf(orders));
  }
}
