/** Spring's authorization server, configured so that Alexa links last: the application and its security chains. */
@NullMarked
package org.sayso.authorization;

import org.jspecify.annotations.NullMarked;
