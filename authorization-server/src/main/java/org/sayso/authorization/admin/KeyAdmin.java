package org.sayso.authorization.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.sayso.authorization.token.SigningKeys;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code /admin/keys}: lists the signing keys, and makes the next one out of turn. */
@ConditionalOnBooleanProperty("sayso.authorization.admin.enabled")
@RestController
@RequestMapping("/admin/keys")
final class KeyAdmin {

    private final SigningKeys keys;

    KeyAdmin(SigningKeys keys) {
        this.keys = keys;
    }

    /** A published key. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Shown(String id, SigningKeys.State state, Instant signsFrom) {}

    /** When the next key begins to sign. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Rotated(Instant signsFrom) {}

    @GetMapping
    List<Shown> list() {
        return keys.list().stream()
                .map(key -> new Shown(key.id(), key.state(), key.signsFrom()))
                .toList();
    }

    @PostMapping("/rotate")
    Rotated rotate(HttpServletRequest request) {
        Instant from = keys.rotate();
        AdminAudit.done(request, "rotated the signing key, from", from.toString());
        return new Rotated(from);
    }
}
