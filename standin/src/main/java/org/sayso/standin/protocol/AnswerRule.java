package org.sayso.standin.protocol;

import java.util.List;

/** One of Alexa's rules for answers that she takes all the same. */
interface AnswerRule {

    /** What is wrong, each a sentence; empty if the rule is kept. */
    List<String> broken(Answered answered);

    /** All of them, in the order in which they are reported. */
    List<AnswerRule> ALL = List.of(
            new SpeechRules.UnheardReprompt(),
            new SpeechRules.NothingAfterTheEnd(),
            new SpeechRules.NothingSaid(),
            new SpeechRules.NoQuestion(),
            new SpeechRules.QuestionAtTheEnd(),
            new SsmlRule(),
            new CardRules.LinkedAlready(),
            new CardRules.ImageAddress(),
            new CardRules.PermissionsNamed(),
            new DirectiveRules.Known(),
            new DirectiveRules.PlayerLimits(),
            new DirectiveRules.Entities(),
            new DialogRules(),
            new ConnectionRules());
}
