/**
 * Amazon's built-in slot types: which words each takes, and the value it makes of them.
 *
 * <p>A type is a {@link org.sayso.standin.language.types.BuiltInType} and knows no language. A language is a class that
 * makes a {@code Tongue}: its number words, the names of its months and units, and its phrases, each with a meaning from
 * {@code Dates}, {@code Times} or {@code Lengths}. Where Amazon's pages do not tell a value, the type says what we chose.
 */
@NullMarked
package org.sayso.standin.language.types;

import org.jspecify.annotations.NullMarked;
