package org.sayso.authorization.admin;

/** What an administrator named does not exist. */
final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFoundException(String message) {
        super(message);
    }

    static NotFoundException client(String id) {
        return new NotFoundException("There is no client " + AdminAudit.plain(id) + ".");
    }

    static NotFoundException account(String subject) {
        return new NotFoundException("No account " + AdminAudit.plain(subject) + " is kept here.");
    }

    static NotFoundException subject(String subject) {
        return new NotFoundException("No account has the subject " + AdminAudit.plain(subject)
                + ". Where accounts are kept here, sayso user show tells that of an address.");
    }

    static NotFoundException link(String id) {
        return new NotFoundException("There is no link " + AdminAudit.plain(id) + ".");
    }
}
