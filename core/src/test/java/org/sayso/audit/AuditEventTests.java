package org.sayso.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.ConfirmationRefusal;
import org.sayso.token.UserKey;

class AuditEventTests {

    private static final AuditEvent EVENT =
            AuditEvent.of(AuditKind.WRONG_CODE, Instant.EPOCH, new UserKey("https://id.example", "user-ann"), "skill");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sms-code",
                "email-code",
                "phone-approval",
                "auth0-sms",
                "auth0-email",
                "okta-sms",
                "okta-email",
                "okta-totp",
                "okta-push",
                ""
            })
    void nameOfAMethod_isAccepted(String name) {
        assertThat(EVENT.method(name).method()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "sms-123456", "+12025550142", "ann@example.com", "four two", "eyJh.eyJz.c2ln"})
    void whatCouldBeACodeOrAnAddress_isRefusedAsMethodChallengeOrDigest_andNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EVENT.method(text))
                .withMessageContaining("method")
                .satisfies(e -> assertThat(e).hasMessageNotContaining(text));
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.transaction("pizza-order", text));
        if (!text.matches("[0-9a-z-]+")) {
            assertThatIllegalArgumentException().isThrownBy(() -> EVENT.challenge(text));
        }
    }

    @Test
    void reason_isTheNameOfAConstant() {
        assertThat(EVENT.reason(ConfirmationRefusal.WRONG_CODE).reason()).isEqualTo("WRONG_CODE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditEvent(
                        EVENT.kind(), EVENT.at(), EVENT.user(), "skill", "", "", "", "", "it was 123456"));
    }

    @Test
    void skillThatIsMissingOrTooLong_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditEvent.of(EVENT.kind(), EVENT.at(), EVENT.user(), ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditEvent.of(EVENT.kind(), EVENT.at(), EVENT.user(), "s".repeat(256)));
    }
}
