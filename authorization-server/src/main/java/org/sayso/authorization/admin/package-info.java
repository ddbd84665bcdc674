/** The administration of the running server: who may, what they may, and what is written down about it. */
@NullMarked
package org.sayso.authorization.admin;

import org.jspecify.annotations.NullMarked;
