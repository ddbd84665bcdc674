/** Keeps challenges and the outbox in a relational database; its tables are made by Flyway. */
@NullMarked
package org.sayso.jdbc;

import org.jspecify.annotations.NullMarked;
