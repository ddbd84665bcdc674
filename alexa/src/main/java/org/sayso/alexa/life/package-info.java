/** The life of account links, as Alexa tells of it: skill events, and what comes with each request. */
@NullMarked
package org.sayso.alexa.life;

import org.jspecify.annotations.NullMarked;
