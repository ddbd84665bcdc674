/** Tests of the settings. */
@NullMarked
package org.sayso.authorization.settings;

import org.jspecify.annotations.NullMarked;
