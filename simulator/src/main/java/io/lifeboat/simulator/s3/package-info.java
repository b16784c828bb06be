/** S3: buckets whose objects reach other buckets later, and Multi-Region Access Points. */
package io.lifeboat.simulator.s3;
