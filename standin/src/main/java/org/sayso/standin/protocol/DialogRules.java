package org.sayso.standin.protocol;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What goes with a directive that asks the person something.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/dialog-interface-reference.html">Dialog interface
 *     reference</a>
 */
final class DialogRules implements AnswerRule {

    @Override
    public List<String> broken(Answered answered) {
        List<JsonNode> asking =
                answered.directives().stream().filter(Directives::isAsking).toList();
        if (asking.isEmpty()) {
            return List.of();
        }
        List<String> findings = new ArrayList<>();
        String type = Directives.type(asking.get(0));
        if (asking.size() > 1) {
            findings.add("There are " + asking.size() + " dialog directives; Alexa plays one, " + type);
        }
        if (answered.response().path("shouldEndSession").asBoolean(false)) {
            findings.add(type + " asks the person something, but shouldEndSession is true: the session ends");
        }
        boolean says = !answered.spoken().isEmpty();
        if (type.equals("Dialog.Delegate") && (says || answered.reprompt().isPresent())) {
            findings.add("With Dialog.Delegate Alexa asks by the prompts of the model; an answer with it must have no"
                    + " speech and no reprompt");
        }
        if (!type.equals("Dialog.Delegate") && !says) {
            findings.add(type + " needs speech that asks; the prompts of the model are for Dialog.Delegate");
        }
        return findings;
    }
}
