/** What the receiver suite says of simulators whose soundness or defect is known. */
@NullMarked
package org.cgmkit.cgm.matrix;

import org.jspecify.annotations.NullMarked;
