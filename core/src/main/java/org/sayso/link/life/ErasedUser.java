package org.sayso.link.life;

import java.util.Optional;
import org.sayso.link.VoiceUser;
import org.sayso.token.UserKey;

/**
 * Somebody who wants nothing kept.
 *
 * @param user the household, by the platform's own id
 * @param account the account that its link acted for; empty where it was not linked, as far as is known
 * @param linkedElsewhere whether another link acts for the same account: what belongs to the account is in use then
 */
public record ErasedUser(VoiceUser user, Optional<UserKey> account, boolean linkedElsewhere) {

    @Override
    public String toString() {
        return "ErasedUser[hidden]";
    }
}
