/** The HTTP gateway: simulated AWS for other processes, in AWS's own wire protocols. */
package io.lifeboat.simulator.gateway;
