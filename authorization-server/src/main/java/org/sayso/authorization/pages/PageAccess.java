package org.sayso.authorization.pages;

/**
 * Who may open a page; every method of the path. Each feature tells its own pages as beans of this type: what nobody tells does
 * not exist. Immutable.
 *
 * @param path exact, or with {@code *} and variables as in a controller's mapping
 * @param signedIn whether only those who are signed in see it; others sign in first
 * @param resumed whether sign-in leads back to it, if it was opened by a GET
 */
public record PageAccess(String path, boolean signedIn, boolean resumed) {

    /** A page for everybody. */
    public static PageAccess open(String path) {
        return new PageAccess(path, false, false);
    }

    /** A page to which sign-in leads back. */
    public static PageAccess resumed(String path) {
        return new PageAccess(path, true, true);
    }

    /** What a page of the signed-in posts to. */
    public static PageAccess signedIn(String path) {
        return new PageAccess(path, true, false);
    }
}
