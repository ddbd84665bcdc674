/** What in the file cannot work, and where Amazon or the provider have something else. */
@NullMarked
package org.sayso.linking.check;

import org.jspecify.annotations.NullMarked;
