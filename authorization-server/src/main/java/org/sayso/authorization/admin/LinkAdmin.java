package org.sayso.authorization.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.Link;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code /admin/links}: lists the links of an account, and ends one. */
@ConditionalOnBooleanProperty("sayso.authorization.admin.enabled")
@RestController
@RequestMapping("/admin/links")
final class LinkAdmin {

    private final LinkStore links;
    private final AccountDirectory accounts;

    LinkAdmin(LinkStore links, AccountDirectory accounts) {
        this.links = links;
        this.accounts = accounts;
    }

    /** A link as administrators see it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Shown(
            String id,
            String client,
            String account,
            Set<String> scopes,
            Instant since,
            @Nullable LocalDate lastUsed,
            Optional<Instant> ended,
            Optional<EndReason> endReason) {}

    /** @param reason for people who read the log later */
    record End(@Nullable String reason) {}

    @GetMapping
    List<Shown> list(@RequestParam("account") String account, HttpServletRequest request) {
        AdminAudit.done(request, "looked at the links of account", account);
        List<Link> all = account.indexOf('\0') >= 0 ? List.of() : links.of(account);
        // "None" for a mistyped account would be taken for good news.
        if (all.isEmpty()
                && (account.indexOf('\0') >= 0
                        || accounts.findBySubject(account).isEmpty())) {
            throw NotFoundException.subject(account);
        }
        return all.stream().map(LinkAdmin::shown).toList();
    }

    @PostMapping("/{id}/end")
    Shown end(@PathVariable("id") String id, @RequestBody End wanted, HttpServletRequest request) {
        if (wanted.reason() == null || wanted.reason().isBlank()) {
            throw new InvalidSettingException(
                    "There is no reason why the link is to end", "Say it in a few words; they go to the log.");
        }
        if (links.find(id).isEmpty()) {
            throw NotFoundException.link(id);
        }
        if (links.end(id, EndReason.ADMIN)) {
            AdminAudit.done(request, "ended, because of \"" + AdminAudit.plain(wanted.reason()) + "\", link", id);
        }
        return links.find(id).map(LinkAdmin::shown).orElseThrow(() -> NotFoundException.link(id));
    }

    private static Shown shown(Link link) {
        return new Shown(
                link.id(),
                link.clientId(),
                link.subject(),
                new TreeSet<>(link.scopes()),
                link.since(),
                link.lastUsed(),
                link.ended().map(Link.End::at),
                link.ended().map(Link.End::reason));
    }
}
