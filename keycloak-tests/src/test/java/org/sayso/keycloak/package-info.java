/** What a real Keycloak does with a skill's account link, and what the skill makes of it. */
@NullMarked
package org.sayso.keycloak;

import org.jspecify.annotations.NullMarked;
