/** A recording proxy before a server, with the faults that it can put in the way and a mask for patients' data. */
@NullMarked
package org.cgmkit.kit.tap;

import org.jspecify.annotations.NullMarked;
