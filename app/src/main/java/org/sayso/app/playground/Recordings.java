package org.sayso.app.playground;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.recording.Recorder;
import org.sayso.standin.recording.Scene;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Records what is said to the device in use, and keeps the newest recordings while the playground runs. Thread-safe. */
@Component
class Recordings implements DisposableBean {

    private static final int MOST = 10;

    private final StandIn alexa;
    private final EchoInUse echo;
    private final List<Scene> scenes = new CopyOnWriteArrayList<>();
    private @Nullable Recorder recorder;
    private int last;

    Recordings(StandIn alexa, EchoInUse echo) {
        this.alexa = alexa;
        this.echo = echo;
    }

    /** Begins; does nothing while it records. */
    synchronized void start() {
        if (recorder == null) {
            recorder = Recorder.start(alexa, echo.id());
        }
    }

    /**
     * Ends, and keeps what was recorded. Nothing happens unless it records.
     *
     * @throws IllegalStateException if nothing was said to a skill, so there is nothing to keep
     */
    synchronized void stop() {
        Recorder ended = recorder;
        if (ended == null) {
            return;
        }
        recorder = null;
        ended.close();
        Scene scene = ended.scene("Recording " + (last + 1));
        last++;
        scenes.add(0, scene);
        if (scenes.size() > MOST) {
            scenes.remove(MOST);
        }
    }

    /** How many steps are recorded until now; empty unless it records. */
    synchronized Optional<Integer> steps() {
        return Optional.ofNullable(recorder).map(Recorder::steps);
    }

    /** What was recorded, newest first. */
    List<Scene> scenes() {
        return scenes;
    }

    @Override
    public synchronized void destroy() {
        if (recorder != null) {
            recorder.close();
        }
    }
}
