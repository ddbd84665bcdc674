package org.sayso.standin.task;

/** A question of a task that waits for its answer. */
interface Part {

    /** Asks, after something else was said. */
    TaskStep ask(String before);

    /** The person answered. */
    TaskStep hear(String text);

    /** Nobody answered. */
    TaskStep silence();
}
