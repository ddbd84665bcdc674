package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sayso.token.UserKey;

/** The server key and what is made with it: code hashes and sealed messages. */
class KeyedValuesTests {

    private static final byte[] KEY = new byte[32];
    private static final byte[] OTHER_KEY = new byte[32];

    static {
        for (int i = 0; i < 32; i++) {
            KEY[i] = (byte) i;
            OTHER_KEY[i] = (byte) (i + 1);
        }
    }

    private final CodeHash hash = new CodeHash(new ServerKey(KEY));
    private final Transaction transaction = new Transaction(
            "amzn1.ask.skill.1",
            "pizza-order",
            new UserKey("https://id.example", "user-ann"),
            "order-7",
            Map.of(),
            "1");
    private final Message message = new Message(
            "message-1", new Destination(Channel.SMS, "+12025550142"), "Pizza", "Your code is 482193. \"Crème\"\n");

    private Challenge.Terms terms(String id, Transaction agreed, String codeHash) {
        return new Challenge.Terms(
                id,
                agreed,
                new Challenge.Proof("sms-code", hash.keyId(), codeHash),
                new Challenge.Sending(id, 1, Locale.US, "", ""),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(300));
    }

    @Test
    void hash_isTheOneThatAnotherLanguageComputes() {
        // Computed with Python's hmac module over the fields behind their lengths.
        assertThat(hash.keyId()).isEqualTo("cb232cf41d67993c");
        assertThat(hash.of("challenge-1", "0ef1632a8dd8773971e4ce278664a3e311e1be7a94458a3fc3cced5f935f61aa", "004213"))
                .isEqualTo("923318a7962c4d3333d088696408fd20b2896ec9f545a8b98996bc82859ef569");
    }

    @Test
    void hash_matchesItsOwnCodeChallengeAndTransactionOnly() {
        String made = hash.of("challenge-1", transaction.digest(), "482193");
        Transaction other =
                new Transaction(transaction.skill(), transaction.type(), transaction.user(), "order-8", Map.of(), "1");

        assertThat(hash.matches(terms("challenge-1", transaction, made), "482193"))
                .isTrue();
        assertThat(hash.matches(terms("challenge-1", transaction, made), "482194"))
                .isFalse();
        assertThat(hash.matches(terms("challenge-2", transaction, made), "482193"))
                .isFalse();
        assertThat(hash.matches(terms("challenge-1", other, made), "482193")).isFalse();
        assertThat(new CodeHash(new ServerKey(OTHER_KEY)).matches(terms("challenge-1", transaction, made), "482193"))
                .isFalse();
    }

    @Test
    void fieldsThatJoinToTheSameText_haveDifferentHashes() {
        assertThat(hash.of("a", "bc", "1")).isNotEqualTo(hash.of("ab", "c", "1"));
        assertThat(hash.of("a", "b", "12")).isNotEqualTo(hash.of("a", "b1", "2"));
    }

    @Test
    void shortOrUniformKey_isRefusedNamingTheFixAndNotTheKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerKey(new byte[31]))
                .withMessageContaining("31 bytes")
                .withMessageContaining("openssl rand");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerKey(new byte[32]))
                .withMessageContaining("repeats one byte");
        assertThat(new ServerKey(KEY).toString()).isEqualTo("ServerKey[hidden]");
    }

    @Test
    void sealedMessage_opensToTheSame_andShowsNothing() {
        MessageSeal seal = MessageSeal.withKey(KEY);
        String sealed = seal.seal(message);

        assertThat(seal.open("message-1", sealed)).isEqualTo(message);
        String raw = new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("482193").doesNotContain("2025550142").doesNotContain("SMS");
        assertThat(seal.seal(message)).as("a fresh nonce each time").isNotEqualTo(sealed);
    }

    @Test
    void sealedMessage_underAnotherIdOrKeyOrAltered_isRefused() {
        MessageSeal seal = MessageSeal.withKey(KEY);
        String sealed = seal.seal(message);
        byte[] altered = Base64.getUrlDecoder().decode(sealed);
        altered[altered.length - 1] ^= 1;

        assertThatIllegalArgumentException().isThrownBy(() -> seal.open("message-2", sealed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageSeal.withKey(OTHER_KEY).open("message-1", sealed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seal.open("message-1", Base64.getUrlEncoder().encodeToString(altered)));
        assertThatIllegalArgumentException().isThrownBy(() -> seal.open("message-1", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> seal.open("message-1", "not base64!"));
    }
}
