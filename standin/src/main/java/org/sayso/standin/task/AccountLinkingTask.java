package org.sayso.standin.task;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** Not played yet. */
final class AccountLinkingTask implements VoiceTask {

    AccountLinkingTask(TaskContext context) {}

    @Override
    public TaskStep begin() {
        return new TaskStep.Done("", 500, "Not played yet", JsonNodeFactory.instance.objectNode(), List.of());
    }

    @Override
    public TaskStep hear(String text) {
        return begin();
    }

    @Override
    public TaskStep silence() {
        return begin();
    }
}
