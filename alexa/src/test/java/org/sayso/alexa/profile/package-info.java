/** What Alexa knows of her customer, and lets a skill know that the customer permits. */
@NullMarked
package org.sayso.alexa.profile;

import org.jspecify.annotations.NullMarked;
