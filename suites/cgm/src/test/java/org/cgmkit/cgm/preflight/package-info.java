/** Proves what is found out about a target before the first check. */
@NullMarked
package org.cgmkit.cgm.preflight;

import org.jspecify.annotations.NullMarked;
