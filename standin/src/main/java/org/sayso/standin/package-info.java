/** Plays Alexa for a household and its skills: hears, links accounts, sends signed requests and speaks the answers. */
@NullMarked
package org.sayso.standin;

import org.jspecify.annotations.NullMarked;
