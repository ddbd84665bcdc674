@NullMarked
package org.sayso.authorization.link;

import org.jspecify.annotations.NullMarked;
