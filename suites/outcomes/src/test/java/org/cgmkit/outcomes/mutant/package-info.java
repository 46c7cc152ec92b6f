/** Departures of engines that nobody thought of, made by machine. */
@NullMarked
package org.cgmkit.outcomes.mutant;

import org.jspecify.annotations.NullMarked;
