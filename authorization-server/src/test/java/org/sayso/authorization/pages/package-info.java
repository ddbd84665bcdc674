@NullMarked
package org.sayso.authorization.pages;

import org.jspecify.annotations.NullMarked;
