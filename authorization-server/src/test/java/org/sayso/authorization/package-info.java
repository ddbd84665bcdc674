/** Drives the authorization server over real HTTP, as a browser and as a client would. */
@NullMarked
package org.sayso.authorization;

import org.jspecify.annotations.NullMarked;
