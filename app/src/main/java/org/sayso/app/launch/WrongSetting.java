package org.sayso.app.launch;

/** A value that somebody chose cannot work on this machine at any time; the message says why, and what can. */
public final class WrongSetting extends RuntimeException {

    public WrongSetting(String message) {
        super(message);
    }

    public WrongSetting(String message, Throwable cause) {
        super(message, cause);
    }
}
