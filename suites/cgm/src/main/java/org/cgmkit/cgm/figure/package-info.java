/** Pictures of what an app sent: the steps of its run, its glucose, its summaries beside what the kit makes of the readings. */
@NullMarked
package org.cgmkit.cgm.figure;

import org.jspecify.annotations.NullMarked;
