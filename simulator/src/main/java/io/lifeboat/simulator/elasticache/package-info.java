/** ElastiCache: Global Datastores and their failover. */
package io.lifeboat.simulator.elasticache;
