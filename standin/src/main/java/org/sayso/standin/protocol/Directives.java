package org.sayso.standin.protocol;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What kinds of directives there are. */
public final class Directives {

    public static final String START_CONNECTION = "Connections.StartConnection";
    public static final String DYNAMIC_ENTITIES = "Dialog.UpdateDynamicEntities";

    /** The directives that ask the person something. */
    private static final Set<String> ASKING =
            Set.of("Dialog.Delegate", "Dialog.ElicitSlot", "Dialog.ConfirmSlot", "Dialog.ConfirmIntent");

    private static final Set<String> VISUAL = Set.of(
            "Alexa.Presentation.APL.RenderDocument",
            "Alexa.Presentation.HTML.Start",
            "Alexa.Presentation.HTML.HandleMessage",
            "Display.RenderTemplate");

    private static final Set<String> KNOWN = Set.of(
            START_CONNECTION,
            DYNAMIC_ENTITIES,
            "Dialog.DelegateRequest",
            "Tasks.CompleteTask",
            "Connections.SendRequest",
            "Connections.SendResponse",
            "AudioPlayer.Play",
            "AudioPlayer.Stop",
            "AudioPlayer.ClearQueue",
            "VideoApp.Launch",
            "Hint",
            "Alexa.Presentation.APL.ExecuteCommands",
            "Alexa.Presentation.APL.SendIndexListData",
            "Alexa.Presentation.APL.SendTokenListData",
            "Alexa.Presentation.APL.UpdateIndexListData",
            "Alexa.Presentation.APLA.RenderDocument",
            "Alexa.Presentation.APLT.RenderDocument",
            "Alexa.Presentation.APLT.ExecuteCommands",
            "GameEngine.StartInputHandler",
            "GameEngine.StopInputHandler",
            "GadgetController.SetLight",
            "CustomInterfaceController.StartEventHandler",
            "CustomInterfaceController.StopEventHandler",
            "CustomInterfaceController.SendDirective");

    private Directives() {}

    /** The directive's type; empty if it has none. */
    public static String type(JsonNode directive) {
        return directive.path("type").asString("");
    }

    /** Whether the person is asked something by it, so that the session goes on. */
    public static boolean isAsking(JsonNode directive) {
        return ASKING.contains(type(directive));
    }

    static boolean isVisual(JsonNode directive) {
        return VISUAL.contains(type(directive));
    }

    static boolean isPlayer(JsonNode directive) {
        return type(directive).startsWith("AudioPlayer.") || type(directive).startsWith("VideoApp.");
    }

    static boolean isKnown(JsonNode directive) {
        return isAsking(directive) || isVisual(directive) || KNOWN.contains(type(directive));
    }
}
