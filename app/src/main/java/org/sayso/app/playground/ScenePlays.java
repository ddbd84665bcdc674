package org.sayso.app.playground;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.TurnListener;
import org.sayso.standin.household.Person;
import org.sayso.standin.recording.PlayedStep;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.ScenePlayer;
import org.sayso.standin.recording.SceneResult;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Plays one scene at a time in the playground, so slowly that one can follow. Thread-safe. */
@Component
class ScenePlays implements DisposableBean {

    private final ScenePlayer player;
    private final Duration pause;
    private final AutoCloseable turns;
    private volatile @Nullable Play now;

    ScenePlays(StandIn alexa, PlaygroundStage stage, PlaygroundProperties properties) {
        this.pause = properties.scenePause();
        this.player = new ScenePlayer(stage);
        this.turns = alexa.subscribeTurns(new TurnListener() {
            @Override
            public void begins(String deviceId) {
                clearPlayed();
            }

            @Override
            public void ended(String deviceId, Person person, Turn turn) {}
        });
    }

    /** A scene that is being played, or was played last. */
    static final class Play {
        private final Scene scene;
        private final List<PlayedStep> steps = new CopyOnWriteArrayList<>();
        private volatile @Nullable String end;
        private volatile boolean passed;
        private volatile boolean stopped;

        private Play(Scene scene) {
            this.scene = scene;
        }

        public Scene scene() {
            return scene;
        }

        /** The steps that were played. */
        public List<PlayedStep> steps() {
            return steps;
        }

        public boolean running() {
            return end == null;
        }

        public boolean passed() {
            return passed;
        }

        /** How it ended, in words; null while it is being played. */
        public @Nullable String end() {
            return end;
        }
    }

    /** Somebody wants no more of it. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("The scene was stopped", null, false, false);
        }
    }

    /** The scene that is being played, or was played last; null before the first and once it was cleared away. */
    @Nullable
    Play now() {
        return now;
    }

    boolean running() {
        Play play = now;
        return play != null && play.running();
    }

    /** Begins to play a scene; does nothing while another is being played. */
    synchronized void play(Scene scene) {
        if (running()) {
            return;
        }
        Play play = new Play(scene);
        now = play;
        Thread thread = new Thread(() -> run(play), "scene");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops what is being played after its step, or clears away what was played. */
    synchronized void stop() {
        Play play = now;
        if (play == null) {
            return;
        }
        if (play.running()) {
            play.stopped = true;
        } else {
            now = null;
        }
    }

    /** Something else is said now. */
    private synchronized void clearPlayed() {
        if (!running()) {
            now = null;
        }
    }

    private void run(Play play) {
        try {
            SceneResult result = player.play(play.scene(), step -> played(play, step));
            play.passed = result.passed();
            play.end = result.passed()
                    ? "All went as the scene says. The household is as before."
                    : "Not as the scene says. The household is as before.";
        } catch (Stopped stopped) {
            play.end = "Stopped. The household is as before.";
        } catch (RuntimeException failure) {
            play.end = "The scene cannot be played here: " + failure.getMessage();
        }
    }

    private void played(Play play, PlayedStep step) {
        play.steps.add(step);
        try {
            for (long left = pause.toMillis(); left > 0 && !play.stopped; left -= 100) {
                Thread.sleep(Math.min(left, 100));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            play.stopped = true;
        }
        if (play.stopped) {
            throw new Stopped();
        }
    }

    @Override
    public void destroy() throws Exception {
        turns.close();
        Play play = now;
        if (play != null) {
            play.stopped = true;
        }
    }
}
