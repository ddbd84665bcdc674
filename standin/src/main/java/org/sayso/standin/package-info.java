/** Plays Alexa for one skill: hears, links the account, sends signed requests and speaks the answers. */
@NullMarked
package org.sayso.standin;

import org.jspecify.annotations.NullMarked;
