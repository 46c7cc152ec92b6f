/** Departures of platforms that nobody thought of, made by machine. */
@NullMarked
package org.cgmkit.outcomes.lineage.mutant;

import org.jspecify.annotations.NullMarked;
