package org.sayso.authorization.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann@Example.COM | Ann@Example.COM | ann@example.com",
                "'  ann@example.com ' | ann@example.com | ann@example.com",
                "ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ | ann@example.com | ann@example.com",
                "ann+tag@example.com | ann+tag@example.com | ann+tag@example.com",
                "o'hara@sub.example.co.jp | o'hara@sub.example.co.jp | o'hara@sub.example.co.jp",
                "ann@müller.example | ann@xn--mller-kva.example | ann@xn--mller-kva.example"
            })
    void address_isKeptAsTypedAndComparedInSmallLetters(String typed, String text, String canonical) {
        assertThat(EmailAddress.of(typed)).contains(new EmailAddress(text, canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "ann@localhost",
                "ann@@example.com",
                "a nn@example.com",
                ".ann@example.com",
                "ann.@example.com",
                "an..n@example.com",
                "ann@-example.com",
                "ann@example..com",
                "ann@exam_ple.com",
                "ann@192.0.2.1",
                "ann@[192.0.2.1]",
                "\"ann\"@example.com",
                "Ann <ann@example.com>",
                "ann@example.com,eve@example.com",
                "ann@example.com\r\nBcc: eve@example.com",
                "ann\u0000@example.com",
                "ann@example.com\u0000",
                "аnn@example.com",
                "ann@example.com\u202e",
                "ann\u200b@example.com",
                "ann@exam\u00adple.com",
                "ann@exam\u200dple.com"
            })
    void whatIsNoSingleMailbox_isRefused(String typed) {
        assertThat(EmailAddress.of(typed)).isEmpty();
    }

    @Test
    void tooLong_isRefused() {
        assertThat(EmailAddress.of("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.of("ann@" + "a".repeat(64) + ".com")).isEmpty();
        assertThat(EmailAddress.of("ann@" + "a.".repeat(200) + "com")).isEmpty();
        assertThat(EmailAddress.of("ﷺ".repeat(60) + "@example.com")).isEmpty();
    }

    /** A Cyrillic letter in a domain makes another domain, however it looks. */
    @Test
    void lookAlikeDomain_isAnotherAddress() {
        assertThat(EmailAddress.of("ann@ехample.com").orElseThrow().canonical())
                .startsWith("ann@xn--")
                .isNotEqualTo("ann@example.com");
    }

    @Test
    void text_isNotShown() {
        assertThat(EmailAddress.of("ann@example.com").orElseThrow()).hasToString("EmailAddress");
    }
}
