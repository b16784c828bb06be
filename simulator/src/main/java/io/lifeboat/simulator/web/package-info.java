/** The front door: the simulated applications over HTTP and HTTPS. */
package io.lifeboat.simulator.web;
