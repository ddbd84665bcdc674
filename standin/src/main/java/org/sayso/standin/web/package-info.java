/** The stand-in over HTTP: what the page's Echo, Alexa app and phone call. */
@NullMarked
package org.sayso.standin.web;

import org.jspecify.annotations.NullMarked;
