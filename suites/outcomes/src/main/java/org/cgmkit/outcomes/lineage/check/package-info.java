/** The checks of platforms that post summaries. */
@NullMarked
package org.cgmkit.outcomes.lineage.check;

import org.jspecify.annotations.NullMarked;
