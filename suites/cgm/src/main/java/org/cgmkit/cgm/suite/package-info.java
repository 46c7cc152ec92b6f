/** The suites of the CGM guide as they plug into the kit, and their runs as a person follows them. */
@NullMarked
package org.cgmkit.cgm.suite;

import org.jspecify.annotations.NullMarked;
