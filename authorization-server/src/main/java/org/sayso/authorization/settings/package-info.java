/** The settings below sayso.authorization, and the refusal of those that cannot work. */
@NullMarked
package org.sayso.authorization.settings;

import org.jspecify.annotations.NullMarked;
