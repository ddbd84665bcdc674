package org.sayso.standin.amazon;

import org.jspecify.annotations.Nullable;

/**
 * Somebody with an Amazon account. Shows only the id in {@code toString}.
 *
 * @param id the stand-in's own id of the person; apps see another one
 */
public record AmazonUser(
        String id,
        String name,
        @Nullable String email,
        @Nullable String postalCode) {

    @Override
    public String toString() {
        return "AmazonUser[id=" + id + "]";
    }
}
