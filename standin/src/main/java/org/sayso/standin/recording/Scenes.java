package org.sayso.standin.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sayso.standin.yaml.UnreadableYamlException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the scenes that a skill brings along. */
public final class Scenes {

    private Scenes() {}

    /**
     * The scenes in a directory on the class path, such as {@code scenes/ride-hailer}, in the order of the files' names.
     *
     * @throws IllegalArgumentException if one cannot be read, naming the file and every problem
     */
    public static List<Scene> classPath(String directory) {
        try {
            List<Resource> files = new ArrayList<>(List.of(
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + directory + "/*.yml")));
            files.sort(Comparator.comparing(file -> String.valueOf(file.getFilename())));
            List<Scene> scenes = new ArrayList<>();
            for (Resource file : files) {
                scenes.add(read(file));
            }
            return List.copyOf(scenes);
        } catch (IOException e) {
            throw new UncheckedIOException("The scenes in " + directory + " cannot be read", e);
        }
    }

    private static Scene read(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return SceneFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (UnreadableYamlException wrong) {
            throw new IllegalArgumentException(file.getFilename() + ": " + wrong.getMessage(), wrong);
        }
    }
}
