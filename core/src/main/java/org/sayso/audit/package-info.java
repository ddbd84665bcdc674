/** What happened to confirmations, for those who check it later: events without codes, tokens or names. */
@NullMarked
package org.sayso.audit;

import org.jspecify.annotations.NullMarked;
