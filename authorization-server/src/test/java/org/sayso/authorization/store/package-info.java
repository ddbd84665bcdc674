@NullMarked
package org.sayso.authorization.store;

import org.jspecify.annotations.NullMarked;
