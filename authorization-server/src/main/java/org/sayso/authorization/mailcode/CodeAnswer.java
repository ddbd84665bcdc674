package org.sayso.authorization.mailcode;

/** What became of a typed code. */
public enum CodeAnswer {
    /** It is the one; it is good no more. */
    RIGHT,
    /** It is not, and another may be typed. */
    WRONG,
    /** None is good here any more: too many tries, too late, used or unknown. */
    OVER
}
