/** How one app works: the seams at which departures from the guide are put in. */
@NullMarked
package org.cgmkit.submitter.workings;

import org.jspecify.annotations.NullMarked;
