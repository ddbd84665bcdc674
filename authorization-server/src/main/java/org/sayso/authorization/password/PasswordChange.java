package org.sayso.authorization.password;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.link.Consents;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.link.PendingGrants;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.passkey.Passkeys;
import org.sayso.authorization.signin.NewSignIn;
import org.sayso.authorization.signin.SignInThrottle;
import org.sayso.authorization.signin.SignInThrottle.Attempt;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.Passwords;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;

/**
 * What goes with another password: sign-ins in all other browsers end, and authorizations that they have begun; who asked stays
 * signed in, under another session id; and the owner gets a mail. Links and passkeys stay unless the owner wants them ended.
 * Thread-safe.
 */
final class PasswordChange {

    /**
     * What else ends because its owner says so.
     *
     * @param assistants all links
     * @param passkeys all of them
     */
    record AlsoEnd(boolean assistants, boolean passkeys) {

        /** The mail that says so. */
        private String letter() {
            return "password-changed" + (assistants ? "-unlinked" : "") + (passkeys ? "-passkeys" : "");
        }
    }

    private final ServerDatabase database;
    private final Users users;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final LinkStore links;
    private final Consents consents;
    private final List<PendingGrants> pending;
    private final SignInThrottle throttle;
    private final NewSignIn signIn;
    private final AccountDirectory accounts;
    private final Post post;

    PasswordChange(
            ServerDatabase database,
            Users users,
            Passwords passwords,
            Passkeys passkeys,
            LinkStore links,
            Consents consents,
            List<PendingGrants> pending,
            SignInThrottle throttle,
            NewSignIn signIn,
            AccountDirectory accounts,
            Post post) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.links = links;
        this.consents = consents;
        this.pending = List.copyOf(pending);
        this.throttle = throttle;
        this.signIn = signIn;
        this.accounts = accounts;
        this.post = post;
    }

    /**
     * Changes it.
     *
     * @param password in accordance with the rules
     * @param also what else ends
     * @return false if the account is closed by now; nobody is signed in then
     */
    boolean change(User user, String password, AlsoEnd also, HttpServletRequest request, HttpServletResponse response) {
        String hash = passwords.hash(password);
        boolean changed = database.inTransaction(() -> {
            boolean done = users.changePassword(user.subject(), hash);
            if (done && also.passkeys()) {
                passkeys.forget(user.subject());
            }
            return done;
        });
        if (!changed) {
            return false;
        }
        pending.forEach(grants -> grants.forget(user.subject()));
        if (also.assistants()) {
            links.of(user.subject()).stream()
                    .filter(link -> link.ended().isEmpty())
                    .forEach(link -> links.end(link.id(), EndReason.REVOKED_BY_USER));
            consents.forget(user.subject());
        }
        throttle.passwordChanged(new Attempt(user.email().canonical(), request.getRemoteAddr()));
        post.send(Letter.mail(user.email().text(), PageLanguages.of(request), also.letter()));
        return accounts.findBySubject(user.subject())
                .map(account -> signIn.begin(account, request, response))
                .isPresent();
    }
}
