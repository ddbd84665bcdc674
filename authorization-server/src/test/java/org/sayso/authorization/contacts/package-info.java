@NullMarked
package org.sayso.authorization.contacts;

import org.jspecify.annotations.NullMarked;
