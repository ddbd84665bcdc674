@NullMarked
package org.sayso.authorization.password;

import org.jspecify.annotations.NullMarked;
