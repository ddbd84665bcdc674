package org.sayso.authorization.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.0.0/16", "255.255.255.255/32", "::1", "2001:db8::/32", "fe80::1/128"})
    void addressOrNetwork_isTaken(String proxy) {
        assertThat(new ServeSettings(true, List.of(proxy)).proxies()).containsExactly(proxy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy",
                "proxy.example.com",
                "127.0.0",
                "127.0.0.1.1",
                "256.0.0.1",
                "10.0.0.0/33",
                "10.0.0.0/",
                "::1/129",
                ".*",
                "127\\.0\\.0\\.1",
                "127.0.0.1,10.0.0.1"
            })
    void whatIsNeither_isRefused(String proxy) {
        assertThatThrownBy(() -> new ServeSettings(true, List.of(proxy)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("neither an address nor a network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0"})
    void everybody_isRefused(String proxy) {
        assertThatThrownBy(() -> new ServeSettings(true, List.of(proxy))).hasMessageContaining("which is everybody");
    }
}
