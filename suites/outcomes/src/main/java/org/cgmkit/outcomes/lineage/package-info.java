/** The suite of platforms that post summaries: from a result back to its readings, and what happens when the past changes. */
@NullMarked
package org.cgmkit.outcomes.lineage;

import org.jspecify.annotations.NullMarked;
