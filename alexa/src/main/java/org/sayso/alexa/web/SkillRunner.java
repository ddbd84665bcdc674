package org.sayso.alexa.web;

import com.amazon.ask.Skill;
import com.amazon.ask.exception.AskSdkException;
import com.amazon.ask.exception.UnhandledSkillException;
import com.amazon.ask.request.impl.BaseSkillRequest;
import com.amazon.ask.response.SkillResponse;
import org.jspecify.annotations.Nullable;
import org.sayso.alexa.proof.Envelope;
import org.sayso.alexa.proof.ProvenRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the skill, and answers in its place where it cannot. Thread-safe. */
final class SkillRunner {

    private static final Logger log = LoggerFactory.getLogger(SkillRunner.class);

    private final Skill skill;

    SkillRunner(Skill skill) {
        this.skill = skill;
    }

    /** Always an envelope: a handler's fault becomes an apology, which Alexa speaks, and one line in the log. */
    byte[] run(ProvenRequest request, Envelope envelope) {
        SkillResponse<?> response;
        try {
            response = execute(request, envelope);
        } catch (UnhandledSkillException fault) {
            return apology(request, envelope, fault);
        } catch (AskSdkException unreadable) {
            // The SDK's model lacks some real requests. Faults of handlers come as UnhandledSkillException.
            log.info("Request {}: the ASK SDK cannot read it; answered with an empty response", request.requestId());
            return PlainEnvelope.empty();
        } catch (RuntimeException | Error fault) {
            return apology(request, envelope, fault);
        }
        try {
            return response == null ? PlainEnvelope.empty() : response.getRawResponse();
        } catch (RuntimeException | Error fault) {
            return apology(request, envelope, fault);
        }
    }

    /** Null where the SDK knows no such request type, or has nothing to say. */
    private @Nullable SkillResponse<?> execute(ProvenRequest request, Envelope envelope) {
        return skill.execute(new BaseSkillRequest(envelope.forSdk()), request);
    }

    private static byte[] apology(ProvenRequest request, Envelope envelope, Throwable fault) {
        log.error("Request {}: the skill failed; answered with an apology", request.requestId(), fault);
        return PlainEnvelope.apology(envelope);
    }
}
