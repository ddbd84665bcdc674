package org.sayso.confirmation;

/**
 * What a method has somebody prove, in the words of PSD2's strong customer authentication. It takes two different ones.
 *
 * @see <a href="https://eur-lex.europa.eu/eli/reg_del/2018/389/oj">Regulation (EU) 2018/389</a>
 */
public enum Element {
    /** Something only the owner knows. */
    KNOWLEDGE,
    /** Something only the owner has. */
    POSSESSION,
    /** Something the owner is. */
    INHERENCE
}
