package org.sayso.linking.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.linking.LinkingYaml;
import org.sayso.linking.Placeholders;
import org.sayso.linking.UnreadableLinkingException;
import org.sayso.linking.print.LinkingPrinter;
import org.sayso.linking.print.SecretText;
import org.sayso.linking.print.Target;

/** Each finding, from a file in which nothing else is wrong. */
class LinkingCheckTests {

    private static final String BLANK_SECRET = "s3cret-of-the-tests ";

    /** What brings up this finding and no other. */
    private static List<Finding> bringUp(FindingKind kind) throws IOException {
        LinkingYaml good = LinkingYaml.embedded();
        LinkingYaml generic = LinkingYaml.generic();
        return switch (kind) {
            case ADDRESS_BROKEN -> check(generic.with("authorizationUrl", "/authorize"));
            case ADDRESS_NOT_HTTPS -> check(good.with("accessTokenUrl", "http://login.tea-time.example/oauth2/token"));
            case ADDRESS_LOCAL ->
                check(good.with("accessTokenUrl", "http://localhost:8081/oauth2/token")
                        .with("provider", "generic"));
            case ADDRESS_PRIVATE -> check(generic.with("accessTokenUrl", "https://192.168.1.20/token"));
            case ADDRESS_PORT -> check(generic.with("accessTokenUrl", "https://login.tea-time.example:8443/token"));
            case ADDRESS_FRAGMENT ->
                check(good.with("authorizationUrl", "https://login.tea-time.example/oauth2/authorize#/sign-in"));
            case ADDRESSES_SAME ->
                check(generic.with("authorizationUrl", "https://login.tea-time.example/oauth")
                        .with("accessTokenUrl", "https://login.tea-time.example/oauth"));
            case ADDRESSES_SWAPPED ->
                check(good.with("authorizationUrl", "https://login.tea-time.example/oauth2/token")
                        .with("accessTokenUrl", "https://login.tea-time.example/oauth2/authorize"));
            case ADDRESSES_MIXED ->
                check(LinkingYaml.okta()
                        .with("accessTokenUrl", "https://tea-time.okta.example/oauth2/default/v1/token"));
            case RESERVED_PARAMETER ->
                check(good.with("authorizationUrl", "https://login.tea-time.example/oauth2/authorize?state=1"));
            case PROVIDER_PATH -> check(good.with("accessTokenUrl", "https://login.tea-time.example/oauth/token"));
            case IMPLICIT_GRANT ->
                check(good.with("type", "IMPLICIT").without("accessTokenUrl").without("clientSecret"));
            case IMPLICIT_UNUSED -> without(FindingKind.IMPLICIT_GRANT, check(good.with("type", "IMPLICIT")));
            case PKCE_OFF -> check(good.with("pkce", "false"));
            case SECRET_IN_FILE -> check(good.with("clientSecret", LinkingYaml.SECRET));
            case SECRET_BLANK ->
                LinkingCheck.check(good.file(), Placeholders.of(Map.of("TEA_CLIENT_SECRET", BLANK_SECRET)), null);
            case CREDENTIALS_ENCODING -> check(good.with("clientId", "'alexa:tea'"));
            case CLIENT_ID_REGION -> check(good.with("clientId", "pitangui.amazon.com"));
            case CLIENT_ID_AMAZON -> check(good.with("clientId", "amzn1.application-oa2-client.0a0a"));
            case VENDOR_ID_SKILL_ID ->
                check(good.with("vendorId", "amzn1.ask.skill.0a0a0a0a-0000-4000-8000-000000000001"));
            case VENDOR_ID_UNUSUAL -> check(good.with("vendorId", "tea-time"));
            case SKILL_ID_MALFORMED -> check(good.with("skillId", "tea-time"));
            case SCOPES_MISSING -> check(generic.without("scopes"));
            case SCOPES_TOO_MANY -> check(generic.with("scopes", numbered("scope#", 16)));
            case SCOPE_MALFORMED -> check(generic.with("scopes", "['tea:order tea:read']"));
            case SCOPE_TWICE -> check(generic.with("scopes", "[order, order]"));
            case OPENID_MISSING -> check(good.with("scopes", "['tea:order', offline_access]"));
            case OFFLINE_ACCESS_MISSING -> check(LinkingYaml.okta().with("scopes", "[openid, 'tea:order']"));
            case AMAZON_SCOPE -> check(LinkingYaml.amazon().with("scopes", "[profile, offline_access]"));
            case DOMAINS_TOO_MANY ->
                check(good.with("domains", numbered("cdn#.tea-time.example", 15).replace("[", "[tea-time.example, ")));
            case DOMAIN_MALFORMED ->
                check(good.with("domains", "[login.tea-time.example, 'https://cdn.tea-time.example/']"));
            case DOMAIN_TWICE -> check(good.with("domains", "[login.tea-time.example, LOGIN.tea-time.example]"));
            case LOGIN_DOMAIN_MISSING -> check(good.with("domains", "[cdn.example.com]"));
            case TOKEN_LIFE_SHORT -> check(good.with("defaultTokenExpirationInSeconds", "359"));
            case AUDIENCE_MISSING -> check(good.without("audience"));
            case AUDIENCE_PARAMETER_DIFFERS ->
                check(LinkingYaml.auth0().with("audience", "https://api.tea-time.example/"));
            case ISSUER_MALFORMED -> check(good.with("issuer", "login.tea-time.example"));
            case ISSUER_SLASH -> check(good.with("issuer", "https://login.tea-time.example/"));
            case ISSUER_ELSEWHERE -> check(good.with("issuer", "https://tea-time.example"));
            case AUTH0_ISSUER_SLASH -> check(LinkingYaml.auth0().with("issuer", "https://tea.auth0.example"));
            case AUTH0_AUDIENCE_PARAMETER ->
                check(LinkingYaml.auth0().with("authorizationUrl", "https://tea.auth0.example/authorize"));
            case AUTH0_MANAGEMENT_AUDIENCE ->
                check(LinkingYaml.auth0()
                        .with(
                                "authorizationUrl",
                                "https://tea.auth0.example/authorize?audience=https://tea.auth0.example/api/v2/")
                        .with("audience", "https://tea.auth0.example/api/v2/"));
            case AUTH0_REMOTE_CHECK -> check(LinkingYaml.auth0().with("tokenCheck", "remote"));
            case OKTA_ORG_SERVER ->
                check(LinkingYaml.okta()
                        .with("authorizationUrl", "https://tea-time.okta.example/oauth2/v1/authorize")
                        .with("accessTokenUrl", "https://tea-time.okta.example/oauth2/v1/token")
                        .with("issuer", "https://tea-time.okta.example"));
            case OKTA_DEFAULT_AUDIENCE ->
                check(LinkingYaml.okta()
                        .with("authorizationUrl", "https://tea-time.okta.example/oauth2/default/v1/authorize")
                        .with("accessTokenUrl", "https://tea-time.okta.example/oauth2/default/v1/token")
                        .with("issuer", "https://tea-time.okta.example/oauth2/default"));
            case AMAZON_LOCAL_CHECK -> check(LinkingYaml.amazon().with("tokenCheck", "local"));
            case VOICE_FORWARD_GRANT ->
                without(
                        FindingKind.IMPLICIT_GRANT,
                        check(LinkingYaml.amazon()
                                .with("type", "IMPLICIT")
                                .without("accessTokenUrl")
                                .without("clientSecret")));
            case VOICE_FORWARD_PROVIDER ->
                check(good.with("voiceForward", "{enabled: true, permissions: ['alexa::profile:name:read']}"));
            case VOICE_FORWARD_PERSONALIZATION ->
                check(LinkingYaml.amazon()
                        .with(
                                "voiceForward",
                                "{enabled: true, permissions: ['alexa::profile:name:read'], personalization: true}"));
            case VOICE_FORWARD_PERMISSIONS ->
                check(LinkingYaml.amazon()
                        .with("voiceForward", "{enabled: true, permissions: ['alexa::profile:email:read']}"));
            case DRIFT -> check(good, json -> json.replace("alexa-tea-time", "alexa-coffee-time"));
            case AMAZON_ONLY ->
                check(good, json -> json.replace("\"type\"", "\"reciprocalAccessTokenUrl\": \"https://x\", \"type\""));
            case AMAZON_SECRET ->
                check(good, json -> json.replace("\"type\"", "\"clientSecret\": \"s3cret\", \"type\""));
            case REDIRECT_MISPLACED ->
                without(FindingKind.AMAZON_ONLY, check(good, json -> withRedirect(json, "M1A2B3C4D5E6F7")));
            case VENDOR_ID_DRIFT ->
                without(
                        FindingKind.REDIRECT_MISPLACED,
                        without(FindingKind.AMAZON_ONLY, check(good, json -> withRedirect(json, "M000000000000"))));
        };
    }

    /** The same text again and again, with another number for each {@code #}. */
    private static String numbered(String text, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> text.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String withRedirect(String json, String vendorId) {
        return json.replace(
                "\"type\"",
                "\"redirectUrls\": [\"https://layla.amazon.com/api/skill/link/" + vendorId + "\"], \"type\"");
    }

    /** Without a finding that always comes along. */
    private static List<Finding> without(FindingKind other, List<Finding> findings) {
        assertThat(findings).extracting(Finding::kind).contains(other);
        return findings.stream().filter(each -> each.kind() != other).toList();
    }

    private static List<Finding> check(LinkingYaml yaml) {
        return LinkingCheck.check(yaml.file(), LinkingYaml.placeholders(), null);
    }

    /** Against what Amazon answers after the file's settings were sent, changed. */
    private static List<Finding> check(LinkingYaml yaml, UnaryOperator<String> change) throws IOException {
        return LinkingCheck.check(yaml.file(), LinkingYaml.placeholders(), amazon(change.apply(response(yaml))));
    }

    private static String response(LinkingYaml yaml) {
        return LinkingPrinter.print(yaml.file(), Target.AMAZON, SecretText.hidden())
                .text()
                .replace("accountLinkingRequest", "accountLinkingResponse")
                .replaceAll("\"clientSecret\"[^,]*,", "");
    }

    private static AmazonSettings amazon(String json) throws IOException {
        return AmazonSettings.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrong_bringsUpItsFindingAndNoOther(FindingKind kind) throws IOException {
        List<Finding> findings = bringUp(kind);

        assertThat(findings).extracting(Finding::kind).containsExactly(kind);
        assertThat(findings.get(0).seen()).isNotBlank().doesNotContain("s3cret");
        assertThat(findings.get(0).fix()).isNotBlank().doesNotContain("s3cret");
    }

    @ParameterizedTest
    @MethodSource("good")
    void fileInWhichNothingIsWrong_hasNoFindings_againstItsOwnPrintoutEither(LinkingYaml yaml) throws IOException {
        assertThat(check(yaml)).isEmpty();
        assertThat(check(yaml, UnaryOperator.identity())).isEmpty();
    }

    static Stream<LinkingYaml> good() {
        return Stream.of(
                LinkingYaml.embedded(),
                LinkingYaml.okta(),
                LinkingYaml.auth0(),
                LinkingYaml.keycloak(),
                LinkingYaml.amazon(),
                LinkingYaml.generic());
    }

    @Test
    void errors_comeBeforeWarnings() {
        List<Finding> findings = check(LinkingYaml.embedded()
                .with("pkce", "false")
                .with("defaultTokenExpirationInSeconds", "60")
                .with("vendorId", "tea"));

        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly(FindingKind.TOKEN_LIFE_SHORT, FindingKind.PKCE_OFF, FindingKind.VENDOR_ID_UNUSUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/t",
                "http://127.0.0.1:8081/t",
                "http://[::1]:8081/t",
                "http://app.localhost:8081/t"
            })
    void addressOfThisMachine_isOnlyAWarning(String url) {
        assertThat(check(LinkingYaml.generic().with("accessTokenUrl", url)))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.ADDRESS_LOCAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/t",
                "https://172.31.255.1/t",
                "https://192.168.0.1/t",
                "https://169.254.1.1/t",
                "https://[fd00::1]/t",
                "https://intranet/t",
                "https://echo.local/t",
                "https://id.home.arpa/t"
            })
    void addressInAPrivateNetwork_isAnError(String url) {
        assertThat(check(LinkingYaml.generic().with("accessTokenUrl", url)))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.ADDRESS_PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://172.32.0.1/t", "https://10.example.com/t", "https://localhost.example.com/t"})
    void publicAddressThatLooksPrivate_isFine(String url) {
        assertThat(check(LinkingYaml.generic().with("accessTokenUrl", url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mailto:a@b.example", "https:///t", "'https://user:pass@login.example/t'", "'https://a b/t'", "t"
            })
    void addressThatIsNone_isBroken(String url) {
        assertThat(check(LinkingYaml.generic().with("accessTokenUrl", url)))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.ADDRESS_BROKEN);
    }

    @Test
    void issuerOfAnotherRealm_isMixed() {
        assertThat(check(LinkingYaml.keycloak().with("issuer", "https://id.tea-time.example/realms/coffee")))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.ADDRESSES_MIXED);
    }

    @Test
    void drift_namesEachMemberWithBothValues() throws IOException {
        LinkingYaml file = LinkingYaml.embedded()
                .with("domains", "[login.tea-time.example]")
                .with("defaultTokenExpirationInSeconds", "3600");
        String other = """
                {"accountLinkingResponse": {"type": "IMPLICIT", "authorizationUrl": "https://old.example/a",
                 "accessTokenUrl": "https://old.example/t", "accessTokenScheme": "REQUEST_BODY_CREDENTIALS",
                 "clientId": "old", "scopes": ["openid"], "defaultTokenExpirationInSeconds": 60,
                 "skipOnEnablement": "true", "voiceForwardAccountLinking": "ENABLED"}}""";

        assertThat(check(file, json -> other))
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.DRIFT))
                .extracting(Finding::seen)
                .containsExactly(
                        "type: Amazon has IMPLICIT, the file has AUTH_CODE",
                        "authorizationUrl: Amazon has https://old.example/a, the file has"
                                + " https://login.tea-time.example/oauth2/authorize",
                        "clientId: Amazon has old, the file has alexa-tea-time",
                        "scopes: Amazon has [openid], the file has [openid, tea:order, offline_access]",
                        "domains: Amazon has [], the file has [login.tea-time.example]",
                        "accessTokenUrl: Amazon has https://old.example/t, the file has"
                                + " https://login.tea-time.example/oauth2/token",
                        "accessTokenScheme: Amazon has REQUEST_BODY_CREDENTIALS, the file has HTTP_BASIC",
                        "defaultTokenExpirationInSeconds: Amazon has 60, the file has 3600",
                        "skipOnEnablement: Amazon has true, the file has false",
                        "voiceForwardAccountLinking: Amazon has ENABLED, the file has DISABLED");
    }

    @Test
    void orderOfScopesAndFlagsAsText_areNoDrift() throws IOException {
        assertThat(check(
                        LinkingYaml.embedded().with("skipOnEnablement", "true"),
                        json -> json.replace(": true", ": \"true\"")
                                .replaceAll("(?s)\"openid\",(\\s+)\"tea:order\"", "\"tea:order\",$1\"openid\"")))
                .isEmpty();
    }

    @Test
    void terminalCodesInAmazonsJson_areNotPassedOn() throws IOException {
        assertThat(check(LinkingYaml.embedded(), json -> json.replace("alexa-tea-time", "\\u001b[31m\\u202eold")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("?[31m?old"));
    }

    @Test
    void passwordInAnAddress_isInNoFinding() throws IOException {
        LinkingYaml file = LinkingYaml.embedded()
                .with("authorizationUrl", "https://ann:s3cret@login.tea-time.example/a")
                .with("accessTokenUrl", "https://ann:s3cret@login.tea-time.example/t")
                .with("issuer", "https://ann:s3cret@login.tea-time.example");

        assertThat(check(file, json -> json.replace("s3cret", "s3cret-too")))
                .extracting(Finding::kind)
                .containsExactly(
                        FindingKind.ADDRESS_BROKEN,
                        FindingKind.ADDRESS_BROKEN,
                        FindingKind.ISSUER_MALFORMED,
                        FindingKind.DRIFT,
                        FindingKind.DRIFT);
        assertThat(check(file, json -> json.replace("s3cret", "s3cret-too")).toString())
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"type\":\"AUTH_CODE\"}",
                "{\"accountLinkingResponse\": []}",
                "{\"accountLinkingResponse\": {\"clientSecret\": \"s3cret\", \"clientSecret\": \"s3cret\"}}",
                "{\"accountLinkingResponse\": {\"clientSecret\": \"s3cret}",
                "{\"accountLinkingResponse\": {}} s3cret"
            })
    void jsonThatIsNotAmazons_isRefused_andNotQuoted(String json) {
        assertThatThrownBy(() -> amazon(json))
                .isInstanceOf(UnreadableLinkingException.class)
                .message()
                .doesNotContain("s3cret");
    }
}
