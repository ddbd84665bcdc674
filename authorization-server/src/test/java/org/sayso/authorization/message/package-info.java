@NullMarked
package org.sayso.authorization.message;

import org.jspecify.annotations.NullMarked;
