/** The cloud as a whole, and what brings it to do things. */
@NullMarked
package org.cgmkit.cloud.partner;

import org.jspecify.annotations.NullMarked;
