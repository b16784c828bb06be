package io.lifeboat.simulator.admin;

import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.gateway.Holds;
import io.lifeboat.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be asked of the simulator of one world. */
public final class AdminPages {
  private AdminPages() {}

  /** The pages of this estate. */
  public static Admin of(SimulatedAws aws, World world) {
    return new Admin(holds -> routes(aws, world, holds));
  }

  private static List<Route> routes(SimulatedAws aws, World world, Holds holds) {
    Names names = Names.of(aws, world);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new Looks(aws, world, holds).routes());
    routes.addAll(new FaultOrders(aws, names).routes());
    routes.addAll(new HoldOrders(holds, names).routes());
    routes.add(new SqlOrders(aws, world).route());
    routes.addAll(new EventOrders(aws, names).routes());
    routes.add(
        new Route(
            "GET",
            "help",
            "",
            List.of(),
            "This list.",
            order ->
                AdminReply.of(Admin.usage(routes), routes.stream().map(Route::usage).toList())));
    return routes;
  }
}
