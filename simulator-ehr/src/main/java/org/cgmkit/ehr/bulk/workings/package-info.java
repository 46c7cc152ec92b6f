/** What a bulk source does where that is open, and the seams at which it can depart. */
@NullMarked
package org.cgmkit.ehr.bulk.workings;

import org.jspecify.annotations.NullMarked;
