package org.sayso.standin.protocol;

/** How far a dialog has come, as the {@code dialogState} of an IntentRequest says it. */
public enum DialogState {
    STARTED,
    IN_PROGRESS,
    COMPLETED
}
