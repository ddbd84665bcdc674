package org.sayso.standin.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.household.Person;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the tasks have in common: a question at a time, remarks for the developer, and a result in the end. */
abstract class Running implements VoiceTask {

    final TaskContext context;
    final Sentences sentences;
    private final List<String> findings = new ArrayList<>();
    private @Nullable Part part;

    Running(TaskContext context) {
        this.context = context;
        this.sentences = new Sentences(context.locale());
    }

    /** Who speaks, as they are now. */
    final Person person() {
        return context.household().person(context.personId());
    }

    final SpokenDigits digits() {
        return new SpokenDigits(sentences, context.locale(), context.clock());
    }

    final void remark(String finding) {
        findings.add(finding);
    }

    final TaskStep ask(Part next, String before) {
        part = next;
        return next.ask(before);
    }

    final TaskStep done(String spoken, int code, String message, ObjectNode result) {
        return new TaskStep.Done(spoken, code, message, result, findings);
    }

    static ObjectNode result() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public final TaskStep hear(String text) {
        return Objects.requireNonNull(part, "The task has asked nothing").hear(text);
    }

    @Override
    public final TaskStep silence() {
        return Objects.requireNonNull(part, "The task has asked nothing").silence();
    }
}
