/** What is found out about a target before the first check, so that a mistake never looks like a failure. */
@NullMarked
package org.cgmkit.cgm.preflight;

import org.jspecify.annotations.NullMarked;
