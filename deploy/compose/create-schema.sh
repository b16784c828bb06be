#!/bin/sh
# Makes and updates Temporal's two databases in PostgreSQL. Runs in temporalio/admin-tools before every
# start of the server; what is there already is left as it is.
# Reads SQL_HOST, SQL_PORT, SQL_USER, SQL_PASSWORD, SQL_PLUGIN as temporal-sql-tool does.
set -eu

schema=/etc/temporal/schema/postgresql/v12

prepare() {
  temporal-sql-tool --db "$1" create
  temporal-sql-tool --db "$1" setup-schema -v 0.0
  temporal-sql-tool --db "$1" update-schema -d "$schema/$2/versioned"
}

prepare temporal temporal
prepare temporal_visibility visibility
