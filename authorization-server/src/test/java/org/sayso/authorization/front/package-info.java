@NullMarked
package org.sayso.authorization.front;

import org.jspecify.annotations.NullMarked;
