package org.sayso.authorization.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.link.PendingGrants;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code /admin/users}: lists the accounts that are kept here, closes and opens them, deletes them. No address is in a URL. */
@ConditionalOnBooleanProperty({"sayso.authorization.admin.enabled", "sayso.authorization.accounts.kept"})
@RestController
@RequestMapping("/admin/users")
final class UserAdmin {

    private static final int USUAL_PAGE = 100;
    private static final int LONGEST_PAGE = 1_000;

    private final Users users;
    private final List<PendingGrants> pending;

    UserAdmin(Users users, List<PendingGrants> pending) {
        this.users = users;
        this.pending = List.copyOf(pending);
    }

    /** An account as administrators see it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Shown(
            String account,
            String email,
            Optional<Instant> emailVerified,
            String name,
            Optional<String> phoneNumber,
            Optional<Instant> phoneVerified,
            boolean hasPassword,
            Instant created,
            Optional<Instant> disabled) {}

    /**
     * Which accounts.
     *
     * @param email of one; all if none
     * @param after the address of the last one of the page before
     * @param most on a page, 100 by default
     */
    record Wanted(
            @Nullable String email,
            @Nullable String after,
            @Nullable Integer most) {}

    /** @param account that is gone */
    record Deleted(String account) {}

    @PostMapping("/list")
    List<Shown> list(@RequestBody Wanted wanted, HttpServletRequest request) {
        if (wanted.email() != null) {
            User found = address(wanted.email())
                    .flatMap(users::find)
                    .orElseThrow(() -> new NotFoundException("There is no account with this address."));
            AdminAudit.done(request, "looked at account", found.subject());
            return List.of(shown(found));
        }
        int most = wanted.most() == null ? USUAL_PAGE : wanted.most();
        if (most < 1 || most > LONGEST_PAGE) {
            throw new InvalidSettingException(
                    "A page has 1 to 1000 accounts", "Ask for as many, and then for the next page.");
        }
        String after = wanted.after() == null
                ? ""
                : address(wanted.after())
                        .map(EmailAddress::canonical)
                        .orElseThrow(() -> new InvalidSettingException(
                                "What comes before the page is no address",
                                "Name the last address of the page before."));
        AdminAudit.done(request, "listed accounts,", "at most " + most);
        return users.list(after, most).stream().map(UserAdmin::shown).toList();
    }

    @GetMapping("/{account}")
    Shown show(@PathVariable("account") String account, HttpServletRequest request) {
        Shown shown = shown(found(account));
        AdminAudit.done(request, "looked at account", account);
        return shown;
    }

    /** Signs its owner out as well. */
    @PostMapping("/{account}/disable")
    Shown disable(@PathVariable("account") String account, HttpServletRequest request) {
        found(account);
        users.disable(account);
        users.signOut(account);
        pending.forEach(grants -> grants.forget(account));
        AdminAudit.done(request, "disabled account", account);
        return shown(found(account));
    }

    @PostMapping("/{account}/enable")
    Shown enable(@PathVariable("account") String account, HttpServletRequest request) {
        found(account);
        users.enable(account);
        AdminAudit.done(request, "enabled account", account);
        return shown(found(account));
    }

    @DeleteMapping("/{account}")
    Deleted delete(@PathVariable("account") String account, HttpServletRequest request) {
        if (!users.close(account)) {
            throw NotFoundException.account(account);
        }
        AdminAudit.done(request, "deleted account", account);
        return new Deleted(account);
    }

    private User found(String account) {
        return users.find(account).orElseThrow(() -> NotFoundException.account(account));
    }

    private static Optional<EmailAddress> address(String text) {
        return EmailAddress.of(text);
    }

    private static Shown shown(User user) {
        return new Shown(
                user.subject(),
                user.email().text(),
                user.emailVerified(),
                user.name(),
                Optional.ofNullable(user.phoneNumber()),
                user.phoneVerified(),
                user.hasPassword(),
                user.created(),
                user.disabled());
    }
}
