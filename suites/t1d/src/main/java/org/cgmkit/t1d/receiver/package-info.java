/** The checks of those who take submissions by the T1D Exchange draft. */
@NullMarked
package org.cgmkit.t1d.receiver;

import org.jspecify.annotations.NullMarked;
