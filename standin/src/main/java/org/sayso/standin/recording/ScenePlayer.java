package org.sayso.standin.recording;

import java.util.function.Consumer;

/**
 * Plays scenes. What a scene changes about the household, the account links and the settings is as before when it is over;
 * only time that went by has gone. Thread-safe; one scene is played after the other.
 */
public final class ScenePlayer {

    private final Stage stage;

    public ScenePlayer(Stage stage) {
        this.stage = stage;
    }

    /**
     * Plays a scene and waits until it is over.
     *
     * @param listener hears of each step as soon as it was played
     */
    public synchronized SceneResult play(Scene scene, Consumer<PlayedStep> listener) {
        return new ScenePlay(stage, scene, listener).play();
    }
}
