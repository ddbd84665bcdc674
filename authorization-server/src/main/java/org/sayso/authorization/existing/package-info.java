/** Accounts that a company has already: in a table or in an LDAP directory. They are read, never changed. */
@NullMarked
package org.sayso.authorization.existing;

import org.jspecify.annotations.NullMarked;
