/** The checks of outcome engines. */
@NullMarked
package org.cgmkit.outcomes.check;

import org.jspecify.annotations.NullMarked;
