/** Configures Sayso in a Spring Boot application from properties; every bean can be replaced. */
@NullMarked
package org.sayso.spring;

import org.jspecify.annotations.NullMarked;
