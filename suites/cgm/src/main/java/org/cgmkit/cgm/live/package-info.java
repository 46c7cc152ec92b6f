/** What can be said of a submitter and a receiver that nobody asked for anything: two systems at work, seen in passing. */
@NullMarked
package org.cgmkit.cgm.live;

import org.jspecify.annotations.NullMarked;
