package org.sayso.confirmation;

/** Wakes whoever delivers messages and carries out remote effects, after a commit that may have promised some. */
record Wake(Runnable afterCommit) {

    private static final System.Logger LOG = System.getLogger(Wake.class.getName());

    void up() {
        try {
            afterCommit.run();
        } catch (RuntimeException e) {
            // What is owed is committed; whoever carries it out finds it by its due time.
            LOG.log(System.Logger.Level.WARNING, "The dispatchers could not be woken after a commit", e);
        }
    }
}
