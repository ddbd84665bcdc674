package org.sayso.authorization.look;

import java.time.Duration;
import java.util.Optional;
import org.sayso.authorization.settings.PageSettings.Accent;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves what a service brought for its pages; a page of ours may not have styles of its own in it. */
@RestController
class LookFiles {

    static final String COLORS = "/accounts/colors.css";
    static final String LOGO = "/accounts/logo";
    static final String LOGO_DARK = "/accounts/logo-dark";

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Look look;

    LookFiles(Look look) {
        this.look = look;
    }

    @GetMapping(COLORS)
    ResponseEntity<String> colors() {
        return look.accent()
                .map(accent -> ResponseEntity.ok()
                        .cacheControl(AN_HOUR)
                        .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                        .body(css(accent)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping(LOGO)
    ResponseEntity<byte[]> logo() {
        return picture(look.logo());
    }

    @GetMapping(LOGO_DARK)
    ResponseEntity<byte[]> logoDark() {
        return picture(look.logoDark());
    }

    private static ResponseEntity<byte[]> picture(Optional<Logo> logo) {
        return logo.map(file -> ResponseEntity.ok()
                        .cacheControl(AN_HOUR)
                        .contentType(file.type())
                        .body(file.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String css(Accent accent) {
        return ":root { --accent: " + accent.light() + "; }\n@media (prefers-color-scheme: dark) { :root { --accent: "
                + accent.dark() + "; } }\n";
    }
}
