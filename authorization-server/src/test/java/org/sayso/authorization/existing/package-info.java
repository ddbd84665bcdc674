@NullMarked
package org.sayso.authorization.existing;

import org.jspecify.annotations.NullMarked;
