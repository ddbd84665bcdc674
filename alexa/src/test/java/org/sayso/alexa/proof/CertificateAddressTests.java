package org.sayso.alexa.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.ProofRefusal;

class CertificateAddressTests {

    @ParameterizedTest
    @CsvSource({
        "https://s3.amazonaws.com/echo.api/cert,                      /echo.api/cert",
        "https://s3.amazonaws.com:443/echo.api/cert,                  /echo.api/cert",
        "https://s3.amazonaws.com/echo.api/../echo.api/cert,          /echo.api/cert",
        "https://s3.amazonaws.com/a/../echo.api/./cert,               /echo.api/cert",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert-12.pem,      /echo.api/echo-api-cert-12.pem",
        "https://s3.amazonaws.com/echo.api/sub/.../cert,              /echo.api/sub/.../cert",
        "https://s3.amazonaws.com/echo.api/sub/..,                    /echo.api/",
    })
    void amazonsAddress_isAcceptedInItsNormalForm(String header, String path) {
        Finding<CertificateAddress> found = CertificateAddress.read(List.of(header));

        assertThat(found).isInstanceOf(Finding.Passed.class);
        CertificateAddress address = ((Finding.Passed<CertificateAddress>) found).value();
        assertThat(address.path()).isEqualTo(path);
        assertThat(address.toUri()).hasToString("https://s3.amazonaws.com" + path);
        assertThat(address.toUri().normalize().getPath()).startsWith("/echo.api/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // another scheme
                "http://s3.amazonaws.com/echo.api/cert",
                "ftp://s3.amazonaws.com/echo.api/cert",
                "file:///echo.api/cert",
                "//s3.amazonaws.com/echo.api/cert",
                "/echo.api/cert",
                "s3.amazonaws.com/echo.api/cert",
                "https:/s3.amazonaws.com/echo.api/cert",
                "https:s3.amazonaws.com/echo.api/cert",
                "https:\\\\s3.amazonaws.com\\echo.api\\cert",
                "jar:https://s3.amazonaws.com/echo.api/cert!/x",
                // another host
                "https://notamazon.com/echo.api/cert",
                "https://s3.amazonaws.com.evil.example/echo.api/cert",
                "https://evil-s3.amazonaws.com/echo.api/cert",
                "https://s3.amazonaws.com./echo.api/cert",
                "https://s3.amazonaws.com%2eevil.example/echo.api/cert",
                "https://bucket.s3.amazonaws.com/echo.api/cert",
                "https://s3.amazonaws.com\u3002evil.example/echo.api/cert",
                "https://ſ3.amazonaws.com/echo.api/cert",
                "https:///echo.api/cert",
                // another port
                "https://s3.amazonaws.com:563/echo.api/cert",
                "https://s3.amazonaws.com:80/echo.api/cert",
                "https://s3.amazonaws.com:0443/echo.api/cert",
                "https://s3.amazonaws.com:/echo.api/cert",
                "https://s3.amazonaws.com:443:443/echo.api/cert",
                "https://s3.amazonaws.com:-443/echo.api/cert",
                // user info
                "https://user@s3.amazonaws.com/echo.api/cert",
                "https://s3.amazonaws.com@evil.example/echo.api/cert",
                "https://s3.amazonaws.com:443@evil.example/echo.api/cert",
                "https://s3.amazonaws.com\\@evil.example/echo.api/cert",
                // another path
                "https://s3.amazonaws.com/cert",
                "https://s3.amazonaws.com/",
                "https://s3.amazonaws.com",
                "https://s3.amazonaws.com/echo.api",
                "https://s3.amazonaws.com/ECHO.API/cert",
                "https://s3.amazonaws.com/Echo.api/cert",
                "https://s3.amazonaws.com/echo.apis/cert",
                "https://s3.amazonaws.com//echo.api/cert",
                "https://s3.amazonaws.com/other/echo.api/cert",
                "https://s3.amazonaws.com/echo.api/../cert",
                "https://s3.amazonaws.com/echo.api/../other/echo.api/cert",
                "https://s3.amazonaws.com/echo.api/..",
                "https://s3.amazonaws.com/echo.api/..//echo.api/cert",
                "https://s3.amazonaws.com/echo.api/./../cert",
                "https://s3.amazonaws.com/./cert",
                "https://s3.amazonaws.com/echo.api//cert",
                "https://s3.amazonaws.com/echo.api//../cert",
                "https://s3.amazonaws.com/../echo.api/cert",
                "https://s3.amazonaws.com/echo.api/../../echo.api/cert",
                // encodings that clients read differently
                "https://s3.amazonaws.com/echo.api/%2e%2e/cert",
                "https://s3.amazonaws.com/echo.api/%2E%2E/cert",
                "https://s3.amazonaws.com/echo.api/.%2e/cert",
                "https://s3.amazonaws.com/echo.api/%252e%252e/cert",
                "https://s3.amazonaws.com/echo.api%2fcert",
                "https://s3.amazonaws.com/echo.api/..%2fcert",
                "https://s3.amazonaws.com/echo.api/..%5ccert",
                "https://s3.amazonaws.com/echo.api/..\\cert",
                "https://s3.amazonaws.com/echo%2eapi/cert",
                "https://s3.amazonaws.com/echo.api/cert%00",
                "https://s3.amazonaws.com/echo.api/..;/cert",
                // query, fragment
                "https://s3.amazonaws.com/echo.api/cert?x=1",
                "https://s3.amazonaws.com/echo.api/cert?",
                "https://s3.amazonaws.com/echo.api/cert#x",
                "https://s3.amazonaws.com/echo.api/cert#",
                "https://s3.amazonaws.com?/echo.api/cert",
                "https://s3.amazonaws.com#/echo.api/cert",
                // white space, control characters, other scripts
                " https://s3.amazonaws.com/echo.api/cert",
                "https://s3.amazonaws.com/echo.api/cert ",
                "https://s3.amazonaws.com/echo.api/ce rt",
                "https://s3.amazonaws.com/echo.api/cert\n",
                "https://s3.amazonaws.com/echo.api/cert\r\nHost: x",
                "https://s3.amazonaws.com/echo.api/\tcert",
                "ht\ntps://s3.amazonaws.com/echo.api/cert",
                "https://s3.amazonaws.com/echo.api/\u0000",
                "https://s3.amazonaws.com/echo.api/\u2024\u2024/cert",
                "https://s3.amazonaws.com/echo.api/\uff0e\uff0e/cert",
                "https://s3.amazonaws.com/echo\u3002api/cert",
                "https://s3.amazonaws.com\u2215echo.api/cert",
                "https://s3.amazonaws.com/echo.api/cert,https://s3.amazonaws.com/echo.api/cert",
                "not an address"
            })
    void anyOtherAddress_isRefused(String header) {
        assertThat(reason(List.of(header))).isEqualTo(ProofRefusal.CERTIFICATE_ADDRESS_INVALID);
    }

    @Test
    void tooLongAddress_isRefused() {
        assertThat(reason(List.of("https://s3.amazonaws.com/echo.api/" + "a".repeat(1024))))
                .isEqualTo(ProofRefusal.CERTIFICATE_ADDRESS_INVALID);
    }

    @Test
    void missingOrEmptyHeader_isReportedAsMissing() {
        assertThat(reason(List.of())).isEqualTo(ProofRefusal.CERTIFICATE_ADDRESS_MISSING);
        assertThat(reason(List.of(""))).isEqualTo(ProofRefusal.CERTIFICATE_ADDRESS_MISSING);
        assertThat(reason(List.of(" "))).isEqualTo(ProofRefusal.CERTIFICATE_ADDRESS_MISSING);
    }

    @Test
    void headerGivenTwice_isRefusedEvenIfBothAreGood() {
        assertThat(reason(List.of(TestRequests.ADDRESS, TestRequests.ADDRESS)))
                .isEqualTo(ProofRefusal.CERTIFICATE_ADDRESS_INVALID);
    }

    private static ProofRefusal reason(List<String> headers) {
        Finding<CertificateAddress> found = CertificateAddress.read(headers);
        assertThat(found).isInstanceOf(Finding.Failed.class);
        return ((Finding.Failed<CertificateAddress>) found).reason();
    }
}
