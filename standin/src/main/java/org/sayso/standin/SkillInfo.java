package org.sayso.standin;

/**
 * A skill that the household has enabled.
 *
 * @param id {@code amzn1.ask.skill....}
 * @param name its name in the store
 * @param invocationName how it is called
 */
public record SkillInfo(String id, String name, String invocationName) {}
