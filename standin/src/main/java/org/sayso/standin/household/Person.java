package org.sayso.standin.household;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who lives here and may have a phone.
 *
 * @param phoneNumber in international form ("+12025550142"); null without a phone
 * @param email null without an address
 */
public record Person(
        String id,
        String name,
        @Nullable String phoneNumber,
        @Nullable String email) {}
