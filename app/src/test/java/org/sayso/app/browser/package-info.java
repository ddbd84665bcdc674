/** The browser that the tests of pages drive. */
@NullMarked
package org.sayso.app.browser;

import org.jspecify.annotations.NullMarked;
