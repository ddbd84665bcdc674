/** Tests of the auto-configuration. */
@NullMarked
package org.sayso.spring;

import org.jspecify.annotations.NullMarked;
