package org.sayso.alexa.web;

/**
 * What to answer over HTTP. Never to be cached.
 *
 * @param status the status code
 * @param contentType {@code application/json;charset=UTF-8}, or {@code application/problem+json} for a refusal
 * @param body the bytes, in UTF-8
 */
public record SkillAnswer(int status, String contentType, byte[] body) {

    static SkillAnswer ok(byte[] envelope) {
        return new SkillAnswer(200, "application/json;charset=UTF-8", envelope);
    }
}
