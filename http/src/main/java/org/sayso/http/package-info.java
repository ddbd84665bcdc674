/** What calls to other machines have in common: safe addresses, bounded time and size, strict JSON. */
@NullMarked
package org.sayso.http;

import org.jspecify.annotations.NullMarked;
