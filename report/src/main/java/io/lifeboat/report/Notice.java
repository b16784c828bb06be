package io.lifeboat.report;

/**
 * A text for those who are hurt by an incident, ready to be copied.
 *
 * @param title which one it is: first notice, update or resolved
 */
record Notice(String title, String text) {}
