package org.sayso.standin.task;

/**
 * A task of Alexa's own on its way: it has the conversation until it is done. One method is called after the other, {@link
 * #begin} first; none after a {@link TaskStep.Done}. Not thread-safe.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/use-skill-connections-to-request-tasks.html">Use skill
 *     connections to request tasks</a>
 */
public interface VoiceTask {

    /** Begins: asks the person, or is done at once. */
    TaskStep begin();

    /** The person answered. */
    TaskStep hear(String text);

    /** Nobody answered for as long as the device listens. */
    TaskStep silence();
}
