/** Gives a platform readings, some of them late, and looks at what it posts. */
@NullMarked
package org.cgmkit.outcomes.lineage.play;

import org.jspecify.annotations.NullMarked;
