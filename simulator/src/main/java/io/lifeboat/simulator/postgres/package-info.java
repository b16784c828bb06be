/**
 * Real PostgreSQL servers, one for each that a world names, behind fronts that a region's loss
 * closes.
 */
package io.lifeboat.simulator.postgres;
