/** What the suite says of servers that are no CGM receivers, and of addresses where there is none. */
@NullMarked
package org.cgmkit.cgm.foreign;

import org.jspecify.annotations.NullMarked;
