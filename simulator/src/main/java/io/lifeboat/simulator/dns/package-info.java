/** The simulated zones over DNS, UDP and TCP. */
package io.lifeboat.simulator.dns;
