/** The roles of the T1D Exchange guide, an unofficial draft of September 2025. */
@NullMarked
package org.cgmkit.t1d;

import org.jspecify.annotations.NullMarked;
