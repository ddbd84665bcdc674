@NullMarked
package org.sayso.authorization.users;

import org.jspecify.annotations.NullMarked;
