package org.sayso.authorization.myaccount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.signin.FreshSignIn;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives people all that is kept about them, as a file, after a sign-in of the last five minutes. */
@Controller
class DataPage {

    static final String PATH = "/account/data";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final AccountDirectory accounts;
    private final MyData data;
    private final FreshSignIn fresh;

    DataPage(AccountDirectory accounts, MyData data, FreshSignIn fresh) {
        this.accounts = accounts;
        this.data = data;
        this.fresh = fresh;
    }

    /** A page where one has to sign in first, and the file otherwise. */
    @GetMapping(PATH)
    Object download(
            @AuthenticationPrincipal SignedInUser user,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        return fresh.of(signedIn) ? file(user, PageLanguages.of(request)) : fresh.ask(request, response);
    }

    private ResponseEntity<byte[]> file(SignedInUser user, Language language) {
        return accounts.findBySubject(user.subject())
                .map(account -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("my-account.json")
                                        .build()
                                        .toString())
                        .body(JSON.writeValueAsString(data.of(account, language))
                                .getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
