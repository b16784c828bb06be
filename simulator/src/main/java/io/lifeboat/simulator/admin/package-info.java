/** What people and other processes may ask of the simulator itself, below {@code /_simulator}. */
package io.lifeboat.simulator.admin;
