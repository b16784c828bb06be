package io.lifeboat.activities.postgres;

import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PostgresServer;

/** The way to PostgreSQL servers. Passwords are read when they are used, and kept nowhere. */
public interface SqlServers {
  /** What every action on a PostgreSQL server must be allowed. */
  IamNeed SECRET =
      new IamNeed("secretsmanager:GetSecretValue", "the user and password of the servers");

  /**
   * Opens a session, to be closed by the caller; a server that does not answer is noticed in about
   * two seconds.
   *
   * @throws RegionUnreachable when the server, or the secret's region, does not answer
   * @throws FinalFailure when the server does not let Lifeboat in
   */
  Sql open(PostgresServer server, Region region, Watch watch);

  /**
   * Makes a slot, and keeps the moment from which on it holds changes in sight until it is closed.
   *
   * @throws RegionUnreachable as {@link #open}
   * @throws FinalFailure when there is a slot of that name, or the server does not make it
   */
  Moment moment(PostgresServer server, Region region, String slot, Watch watch);

  /** How another server is to reach this one, password included; for {@link Sql#runSecretly}. */
  Conninfo conninfo(PostgresServer server, Region region, Watch watch);
}
