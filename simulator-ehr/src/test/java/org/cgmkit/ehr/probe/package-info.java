/** A rough look at each requirement from outside, by which the tests see what a defect breaks and what it leaves alone. */
@NullMarked
package org.cgmkit.ehr.probe;

import org.jspecify.annotations.NullMarked;
