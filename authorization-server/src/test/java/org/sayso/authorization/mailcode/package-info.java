@NullMarked
package org.sayso.authorization.mailcode;

import org.jspecify.annotations.NullMarked;
