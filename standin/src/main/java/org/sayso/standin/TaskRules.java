package org.sayso.standin;

import java.util.Locale;
import org.sayso.standin.task.CodeSource;
import org.sayso.standin.task.TaskSettings;

/**
 * How tasks of Alexa's own are played.
 *
 * @param codeAsNumber whether a {@code status.code} goes out as a number
 * @param unknownTask the {@code status.code} for a task that does not exist
 * @param locale the language in which Alexa speaks
 */
record TaskRules(
        TaskSettings settings,
        CodeSource codes,
        VoiceLinks links,
        boolean codeAsNumber,
        int unknownTask,
        Locale locale) {}
