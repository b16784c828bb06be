/** What hears of AWS's own events, and sees to each of them once. */
package io.lifeboat.workflows.events;
