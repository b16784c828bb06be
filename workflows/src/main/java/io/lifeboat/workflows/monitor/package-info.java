/** What looks at applications all the time, decides, and gathers what people are told of it. */
package io.lifeboat.workflows.monitor;
