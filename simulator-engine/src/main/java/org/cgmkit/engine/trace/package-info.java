/** What an engine is given: rows as they came, the period, the time zone, and what is known of the sensors. */
@NullMarked
package org.cgmkit.engine.trace;

import org.jspecify.annotations.NullMarked;
