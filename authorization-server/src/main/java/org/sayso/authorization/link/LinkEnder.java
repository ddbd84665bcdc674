package org.sayso.authorization.link;

/** Ends single links for services of ours that know them by the claim {@code link} of their access tokens. */
public interface LinkEnder {

    /**
     * Ends a link: its refresh token and all its access tokens are good no more. Ending it again changes nothing.
     *
     * @param subject of the account whose link it is
     * @param linkId what the claim says
     * @return false where the account has no such link, and nothing was ended
     */
    boolean end(String subject, String linkId);
}
