/**
 * The dialogs of an interaction model: which slots have to be asked for, confirmed and checked, and with which words.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/delegate-dialog-to-alexa.html">Delegate the dialog to
 *     Alexa</a>
 */
@NullMarked
package org.sayso.standin.dialog;

import org.jspecify.annotations.NullMarked;
