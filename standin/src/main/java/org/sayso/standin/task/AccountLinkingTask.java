package org.sayso.standin.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.task.VoiceLinkingSettings.GrantedEarlier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Links the household's account by voice: consent, a code by text message, Login with Amazon.
 *
 * @see <a href="https://developer.amazon.com/docs/account-linking/voice-forward-account-linking.html">Voice-forward account
 *     linking flow</a>
 */
final class AccountLinkingTask extends Running {

    private final VoiceLinkingSettings settings;

    AccountLinkingTask(TaskContext context) {
        super(context);
        settings = context.settings().linking();
    }

    @Override
    public TaskStep begin() {
        Optional<LinkingPreconditions.Missing> missing = LinkingPreconditions.firstMissing(context, person());
        if (missing.isPresent()) {
            remark(missing.get().finding());
            return end(missing.get().ending(), "");
        }
        if (context.household()
                .refusedWithin(
                        settings.refusalMemory(),
                        context.personId(),
                        context.skill().id())) {
            remark(person().name() + " refused to link with this skill less than "
                    + Times.inWords(settings.refusalMemory()) + " ago, so nothing was asked");
            return end(LinkEnding.REFUSED_LATELY, "");
        }
        List<String> scopes = context.skill().scopes();
        if (scopes.isEmpty()) {
            remark("The manifest asks for no customer permission; Amazon wants at least the full or the given name");
        }
        Set<String> granted = context.household().now().granted(context.skill().id());
        List<String> open =
                scopes.stream().filter(scope -> !granted.contains(scope)).toList();
        if (!open.isEmpty()) {
            return askConsent(open);
        }
        if (scopes.isEmpty() || settings.grantedEarlier() == GrantedEarlier.ASK_CODE) {
            return askCode();
        }
        return settings.grantedEarlier() == GrantedEarlier.ASK_CONSENT ? askConsent(scopes) : link();
    }

    private TaskStep askConsent(List<String> scopes) {
        if (person().voice().phoneNumber() == null) {
            return withoutNumber();
        }
        return ask(
                new ConsentQuestion(
                        sentences,
                        context.skill().name(),
                        scopes,
                        () -> {
                            context.household().grant(context.skill().id(), scopes);
                            return askCode();
                        },
                        this::refused,
                        this::unanswered),
                sentences.line("linking.announce"));
    }

    private TaskStep withoutNumber() {
        remark("The voice profile of " + person().name() + " has no phone number to which a code could be sent");
        return end(LinkEnding.NO_PHONE_NUMBER, "");
    }

    private TaskStep askCode() {
        String number = person().voice().phoneNumber();
        if (number == null) {
            return withoutNumber();
        }
        String code = context.codes().next();
        Instant end = context.clock().instant().plus(settings.codeLife());
        String text = sentences.line(
                "linking.message",
                code,
                context.skill().name(),
                Math.max(1, settings.codeLife().toMinutes()));
        if (!context.messages().send(number, text)) {
            remark("No phone of this household has the number in the voice profile of " + person().name()
                    + ", so nobody got the code");
        }
        return ask(
                new SecretQuestion(
                        new Question(sentences.line("linking.code", person().firstName()), List.of(), this::unanswered),
                        digits(),
                        new Answers(sentences),
                        heard -> counts(heard, code, end),
                        settings.tries(),
                        sentences.line("linking.wrong-code"),
                        new SecretQuestion.Outcomes(this::link, this::refused, this::givenUp)),
                "");
    }

    private boolean counts(String heard, String code, Instant end) {
        if (!heard.equals(code)) {
            return false;
        }
        boolean inTime = context.clock().instant().isBefore(end);
        if (!inTime) {
            remark("The code was the right one, but older than " + Times.inWords(settings.codeLife()));
        }
        return inTime;
    }

    private TaskStep link() {
        String skill = context.skill().name();
        LinkResult result = context.linker().link(context.personId());
        if (result instanceof LinkResult.Failed failed) {
            remark("Linking failed: " + failed.reason());
            return end(LinkEnding.PROVIDER_FAILED, sentences.line("linking.failed", skill));
        }
        return end(LinkEnding.LINKED, sentences.line("linking.linked", person().firstName(), skill));
    }

    private TaskStep refused() {
        context.household().refuse(context.personId(), context.skill().id());
        return end(LinkEnding.REFUSED, later("linking.refused"));
    }

    private TaskStep unanswered() {
        return end(LinkEnding.SILENCE, later("linking.unanswered"));
    }

    private TaskStep givenUp() {
        return end(LinkEnding.WRONG_CODE, later("linking.gave-up"));
    }

    private String later(String key) {
        return sentences.line(key, context.skill().name());
    }

    private TaskStep end(LinkEnding ending, String spoken) {
        LinkEnding.Told told = settings.told(ending);
        ObjectNode result = result();
        if (!told.status().isEmpty()) {
            result.put("status", told.status());
        }
        return done(spoken, told.code(), told.message(), result);
    }
}
