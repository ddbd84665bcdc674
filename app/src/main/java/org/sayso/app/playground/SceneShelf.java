package org.sayso.app.playground;

import java.util.List;
import java.util.Optional;
import org.sayso.standin.recording.Scene;

/** The scenes that the page offers, in their order. */
public record SceneShelf(List<Scene> scenes) {

    public SceneShelf {
        scenes = List.copyOf(scenes);
    }

    /** The scene of this name. */
    Optional<Scene> find(String name) {
        return scenes.stream().filter(scene -> scene.name().equals(name)).findFirst();
    }
}
