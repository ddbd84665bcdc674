/** Tests of the audit command. */
@NullMarked
package org.sayso.app.audit;

import org.jspecify.annotations.NullMarked;
