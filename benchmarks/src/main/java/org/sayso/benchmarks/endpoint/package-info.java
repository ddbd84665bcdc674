/** How many tokens an authorization server makes in a second: Sayso's beside Keycloak. */
@NullMarked
package org.sayso.benchmarks.endpoint;

import org.jspecify.annotations.NullMarked;
