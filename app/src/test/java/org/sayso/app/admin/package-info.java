/** The commands that administrate. */
@NullMarked
package org.sayso.app.admin;

import org.jspecify.annotations.NullMarked;
