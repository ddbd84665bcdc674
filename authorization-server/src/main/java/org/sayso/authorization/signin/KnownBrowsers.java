package org.sayso.authorization.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.store.Purpose;
import org.sayso.authorization.store.ServerSecrets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Recognizes a browser in which the password of an account was right before, by a signed cookie: its tries are counted by
 * themselves, so that strangers who guess do not make the owner wait. It proves nothing else, and no more once the account was signed
 * out everywhere, as by a new password. Thread-safe.
 */
public final class KnownBrowsers {

    static final String COOKIE = "ACCOUNTS_BROWSER";

    private static final Pattern VALUE = Pattern.compile("([0-9a-f]{24})\\.([0-9a-f]{64})");
    private static final int ID_BYTES = 12;
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerSecrets secrets;
    private final AccountDirectory accounts;
    private final boolean https;

    KnownBrowsers(ServerSecrets secrets, AccountDirectory accounts, boolean https) {
        this.secrets = secrets;
        this.accounts = accounts;
        this.https = https;
    }

    /** What a browser sent to be recognized by; none if nothing. */
    static @Nullable String sent(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** The browser that sent this request, if it is one of this account's. */
    public Optional<String> recognize(HttpServletRequest request, String account) {
        return recognize(sent(request), account);
    }

    /**
     * The browser, if it is one of this account's.
     *
     * @param account in the form in which tries are counted
     */
    Optional<String> recognize(@Nullable String sent, String account) {
        Matcher value = VALUE.matcher(sent == null ? "" : sent);
        return value.matches() && good(value.group(1), account, value.group(2))
                ? Optional.of(value.group(1))
                : Optional.empty();
    }

    /** Makes the browser one of this account's, for a year. It belongs to the last one only. */
    void remember(HttpServletRequest request, HttpServletResponse response, String account) {
        if (recognize(sent(request), account).isPresent()) {
            return;
        }
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        ResponseCookie cookie = ResponseCookie.from(
                        COOKIE, id + "." + secrets.key(Purpose.ADDRESS).hash("known-browser", text(id, account)))
                .path("/")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private boolean good(String id, String account, String mac) {
        byte[] told = mac.getBytes(StandardCharsets.US_ASCII);
        String text = text(id, account);
        return secrets.keys(Purpose.ADDRESS).stream()
                .map(key -> key.hash("known-browser", text))
                .anyMatch(own -> MessageDigest.isEqual(own.getBytes(StandardCharsets.US_ASCII), told));
    }

    private String text(String id, String account) {
        return id
                + accounts.signedOutBefore(account)
                        .map(time -> ":" + time.toEpochMilli())
                        .orElse("")
                + ":" + account;
    }
}
