/** Utterances as words, and what is particular to each language: its small words, its fixed phrases, its word endings. */
@NullMarked
package org.sayso.standin.language.words;

import org.jspecify.annotations.NullMarked;
