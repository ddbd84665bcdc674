@NullMarked
package org.sayso.authorization.device;

import org.jspecify.annotations.NullMarked;
