/** Tests of the playground's page against a stand-in that talks to a small skill over HTTP. */
@NullMarked
package org.sayso.app.playground;

import org.jspecify.annotations.NullMarked;
