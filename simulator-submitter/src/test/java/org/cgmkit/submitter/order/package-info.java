/** Tests of what is due when. */
@NullMarked
package org.cgmkit.submitter.order;

import org.jspecify.annotations.NullMarked;
