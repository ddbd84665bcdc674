package org.sayso.standin;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.sayso.standin.task.CodeSource;
import org.sayso.standin.task.TaskSettings;

/** How tasks of Alexa's own are played. Settings can change while the stand-in runs. Thread-safe. */
final class TaskRules {

    private final CodeSource codes;
    private final VoiceLinks links;
    private final int unknownTask;
    private final Locale locale;
    private volatile TaskSettings settings;
    private volatile boolean codeAsNumber;

    TaskRules(
            TaskSettings settings,
            CodeSource codes,
            VoiceLinks links,
            boolean codeAsNumber,
            int unknownTask,
            Locale locale) {
        this.settings = settings;
        this.codes = codes;
        this.links = links;
        this.codeAsNumber = codeAsNumber;
        this.unknownTask = unknownTask;
        this.locale = locale;
    }

    TaskSettings settings() {
        return settings;
    }

    synchronized void change(UnaryOperator<TaskSettings> change) {
        settings = change.apply(settings);
    }

    CodeSource codes() {
        return codes;
    }

    VoiceLinks links() {
        return links;
    }

    /** Whether a {@code status.code} goes out as a number. */
    boolean codeAsNumber() {
        return codeAsNumber;
    }

    void codeAsNumber(boolean number) {
        codeAsNumber = number;
    }

    /** The {@code status.code} for a task that does not exist. */
    int unknownTask() {
        return unknownTask;
    }

    /** The language in which Alexa speaks. */
    Locale locale() {
        return locale;
    }
}
