/** What is looked at in each region, and what the looks together say of it. */
package io.lifeboat.plan.health;
