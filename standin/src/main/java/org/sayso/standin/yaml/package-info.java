/** Reads the YAML files that people write for the stand-in, strictly and with helpful complaints. */
@NullMarked
package org.sayso.standin.yaml;

import org.jspecify.annotations.NullMarked;
