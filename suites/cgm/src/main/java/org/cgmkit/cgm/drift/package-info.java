/** Whether a system under test was built for another version of the guide than the one of the run. */
@NullMarked
package org.cgmkit.cgm.drift;

import org.jspecify.annotations.NullMarked;
