@NullMarked
package org.sayso.authorization.token;

import org.jspecify.annotations.NullMarked;
