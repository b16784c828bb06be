package io.lifeboat.plan.rules;

/**
 * A rule that a plan breaks.
 *
 * @param rule the rule's name
 * @param pointer the JSON pointer of the value in the plan
 * @param what what is wrong, in a sentence
 * @param mend what to do
 */
public record Breach(String rule, Severity severity, String pointer, String what, String mend) {}
