package org.sayso.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://provider.example",
                "HTTPS://provider.example/x?y=z",
                "http://localhost:8080/x",
                "http://127.0.0.1/",
                "http://127.8.0.1/",
                "http://[::1]:80/"
            })
    void encryptedAddressOrOneOnThisMachine_isSafe(URI address) {
        assertThat(Addresses.safe("it", address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://provider.example",
                "http://localhost.example/",
                "http://127.0.0.1.example/",
                "ftp://localhost/",
                "/relative",
                "mailto:ann@example.com",
                "https:///no-host",
                "https://user:secret@provider.example",
                "https://provider.example/#secret"
            })
    void anyOtherAddress_isRefusedWithTheFix(URI address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Addresses.safe("it", address))
                .withMessageStartingWith("it")
                .withMessageContaining("use https")
                .withMessageNotContaining("secret");
    }

    @Test
    void otherMachine_isNoLoopback() {
        assertThat(Addresses.isLoopback("LocalHost")).isTrue();
        assertThat(Addresses.isLoopback("::1")).isTrue();
        assertThat(Addresses.isLoopback("128.0.0.1")).isFalse();
    }
}
