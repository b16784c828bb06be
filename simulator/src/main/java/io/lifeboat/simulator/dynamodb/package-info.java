/** DynamoDB: tables in one region or several, whose writes reach the other regions later. */
package io.lifeboat.simulator.dynamodb;
