/** Messages of the authorization server on the ways that codes of skills go. */
@NullMarked
package org.sayso.app.post;

import org.jspecify.annotations.NullMarked;
