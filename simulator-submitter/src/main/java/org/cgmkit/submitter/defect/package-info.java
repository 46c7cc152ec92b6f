/** Departures from the guide, each at one seam of a sound app. */
@NullMarked
package org.cgmkit.submitter.defect;

import org.jspecify.annotations.NullMarked;
