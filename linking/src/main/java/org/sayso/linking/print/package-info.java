/** The file in the forms that Amazon and the identity providers take. */
@NullMarked
package org.sayso.linking.print;

import org.jspecify.annotations.NullMarked;
