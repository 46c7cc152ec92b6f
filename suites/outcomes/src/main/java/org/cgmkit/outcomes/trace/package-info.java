/** The traces that an engine is asked about. */
@NullMarked
package org.cgmkit.outcomes.trace;

import org.jspecify.annotations.NullMarked;
