/** What the guides show for skills with Spring Boot. */
@NullMarked
package org.sayso.spring.guide;

import org.jspecify.annotations.NullMarked;
