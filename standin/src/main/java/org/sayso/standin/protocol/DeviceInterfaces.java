package org.sayso.standin.protocol;

import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What a device supports of what a skill's manifest asks for, and what its screen is like. */
final class DeviceInterfaces {

    private DeviceInterfaces() {}

    /** Fills {@code supportedInterfaces}. */
    static void supported(ObjectNode into, Set<String> asked, boolean screen) {
        add(into, asked, "AUDIO_PLAYER", "AudioPlayer", each -> {});
        if (screen) {
            add(into, asked, "ALEXA_PRESENTATION_APL", "Alexa.Presentation.APL", DeviceInterfaces::runtime);
            add(into, asked, "ALEXA_PRESENTATION_HTML", "Alexa.Presentation.HTML", DeviceInterfaces::runtime);
            add(
                    into,
                    asked,
                    "RENDER_TEMPLATE",
                    "Display",
                    each -> each.put("templateVersion", "1.0").put("markupVersion", "1.0"));
            add(into, asked, "VIDEO_APP", "VideoApp", each -> {});
        }
    }

    private static void add(
            ObjectNode into, Set<String> asked, String inManifest, String inRequest, Consumer<ObjectNode> members) {
        if (asked.contains(inManifest)) {
            members.accept(into.putObject(inRequest));
        }
    }

    private static void runtime(ObjectNode each) {
        each.putObject("runtime").put("maxVersion", "1.9");
    }

    /** Fills {@code Viewport}: a screen of 1024 by 600 points to touch. */
    static void viewport(ObjectNode into) {
        into.putArray("experiences")
                .addObject()
                .put("arcMinuteWidth", 246)
                .put("arcMinuteHeight", 144)
                .put("canRotate", false)
                .put("canResize", false);
        into.put("shape", "RECTANGLE");
        into.put("pixelWidth", 1024);
        into.put("pixelHeight", 600);
        into.put("dpi", 160);
        into.put("currentPixelWidth", 1024);
        into.put("currentPixelHeight", 600);
        into.putArray("touch").add("SINGLE");
    }
}
