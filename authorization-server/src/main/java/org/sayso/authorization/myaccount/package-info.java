/** "My account": who may act for its owner, how they are reached, and how they take their data or leave. */
@NullMarked
package org.sayso.authorization.myaccount;

import org.jspecify.annotations.NullMarked;
