/** Proves how what was read back is compared with what was submitted. */
@NullMarked
package org.cgmkit.cgm.receiver.resource;

import org.jspecify.annotations.NullMarked;
