/** By what systems show that they were built for another state of the CGM guide than the one of the run. */
@NullMarked
package org.cgmkit.guide.cgm.drift;

import org.jspecify.annotations.NullMarked;
