/** Stands in for the data receiver. */
@NullMarked
package org.cgmkit.ehr;

import org.jspecify.annotations.NullMarked;
