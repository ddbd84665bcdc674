package org.sayso.app.playground;

import java.util.List;
import org.sayso.standin.recording.Scene;

/** The scenes that the page offers, in their order. */
public record SceneShelf(List<Scene> scenes) {

    public SceneShelf {
        scenes = List.copyOf(scenes);
    }
}
