/** What Alexa needs from an authorization server and Spring's defaults do not give; for any authorization server of Spring's. */
@NullMarked
package org.sayso.authorization.profile;

import org.jspecify.annotations.NullMarked;
