/**
 * The tasks of Alexa's own that a skill can start by {@code Connections.StartConnection}: linking an account by voice,
 * asking for the profile PIN, asking for permissions.
 */
@NullMarked
package org.sayso.standin.task;

import org.jspecify.annotations.NullMarked;
