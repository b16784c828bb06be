/** AWS Backup: vaults, recovery points of tables, and restores of them. */
package io.lifeboat.simulator.backup;
