/** How Alexa links a skill's accounts, as one file. */
@NullMarked
package org.sayso.linking;

import org.jspecify.annotations.NullMarked;
