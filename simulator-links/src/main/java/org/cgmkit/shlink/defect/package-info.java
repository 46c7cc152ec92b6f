/** Departures from the text, each of one requirement. */
@NullMarked
package org.cgmkit.shlink.defect;

import org.jspecify.annotations.NullMarked;
