/** Public engines, run for real where they are installed. */
@NullMarked
package org.cgmkit.outcomes.real;

import org.jspecify.annotations.NullMarked;
