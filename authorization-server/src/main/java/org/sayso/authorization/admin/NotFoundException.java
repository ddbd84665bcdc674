package org.sayso.authorization.admin;

/** What an administrator named does not exist. */
final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotFoundException(String message) {
        super(message);
    }

    static NotFoundException client(String id) {
        return new NotFoundException("There is no client " + AdminAudit.plain(id) + ".");
    }

    static NotFoundException link(String id) {
        return new NotFoundException("There is no link " + AdminAudit.plain(id) + ".");
    }
}
