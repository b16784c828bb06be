package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Data outside databases; the one key that no other kind has says which kind it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@Type(DynamoDbTable.class), @Type(S3Bucket.class), @Type(ElastiCacheStore.class)})
public sealed interface Store permits DynamoDbTable, S3Bucket, ElastiCacheStore {}
