/**
 * Utterances as words, and what is particular to each language: its small words, its fixed phrases, its word endings.
 *
 * <p>The words of a language are in a file beside this package's classes, such as {@code de.properties}, which a native
 * speaker edits without Java; what is missing or contradicts itself is named when it is read. A new language is such a file
 * and a line in {@code SpokenLanguages}. It is a properties file because in YAML {@code no}, {@code on} and {@code y} are
 * no words but truth values.
 */
@NullMarked
package org.sayso.standin.language.words;

import org.jspecify.annotations.NullMarked;
