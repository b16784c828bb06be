package io.lifeboat.starter.demo;

import java.time.Instant;

/**
 * What a user saw.
 *
 * @param askedAt when the question was sent
 * @param heardAt when the answer came, or patience was over
 * @param isGood whether every page was good
 */
record Answer(Instant askedAt, Instant heardAt, boolean isGood) {}
