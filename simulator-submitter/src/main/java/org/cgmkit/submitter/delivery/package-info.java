/** How submissions are brought to the receiver, and what is made of its answers. */
@NullMarked
package org.cgmkit.submitter.delivery;

import org.jspecify.annotations.NullMarked;
