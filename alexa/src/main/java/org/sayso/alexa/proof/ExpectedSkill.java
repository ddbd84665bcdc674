package org.sayso.alexa.proof;

import org.sayso.ProofRefusal;

/** Step 13: the request is for this skill, wherever it names one. */
record ExpectedSkill(String id) {

    private static final String CHECK = "skill id";

    ExpectedSkill {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the skill id is empty; it begins with amzn1.ask.skill.");
        }
    }

    Finding<Envelope> check(Envelope envelope) {
        return envelope.skillIds().stream().allMatch(id::equals)
                ? Finding.passed(CHECK, envelope, id)
                : Finding.failed(CHECK, ProofRefusal.FOREIGN_SKILL, "the request names another skill");
    }
}
