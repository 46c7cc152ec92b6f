/** What public engines answered, and what the suite makes of it. */
@NullMarked
package org.cgmkit.outcomes.recorded;

import org.jspecify.annotations.NullMarked;
