/** The commands that administrate a running authorization server. */
@NullMarked
package org.sayso.app.admin;

import org.jspecify.annotations.NullMarked;
