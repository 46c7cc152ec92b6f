/** How one receiver does each step, put together from its behaviour and its defects. */
@NullMarked
package org.cgmkit.ehr.workings;

import org.jspecify.annotations.NullMarked;
