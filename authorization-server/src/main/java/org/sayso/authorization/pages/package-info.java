/** The pages people see: home, consent, errors; and the headers that protect them. */
@NullMarked
package org.sayso.authorization.pages;

import org.jspecify.annotations.NullMarked;
