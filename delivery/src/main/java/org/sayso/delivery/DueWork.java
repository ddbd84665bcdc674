package org.sayso.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Work that waits in a database until it is due. */
interface DueWork {

    /** Does what is due, until nothing is or {@code goOn} says no. */
    void doDue(BooleanSupplier goOn) throws InterruptedException;

    /** When the next piece is due; empty where none waits. */
    Optional<Instant> nextDue();
}
