/** Departures from the guide, each at one seam of a sound receiver. */
@NullMarked
package org.cgmkit.ehr.defect;

import org.jspecify.annotations.NullMarked;
