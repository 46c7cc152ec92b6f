/** What a receiver orders, and what follows from it. */
@NullMarked
package org.cgmkit.submitter.order;

import org.jspecify.annotations.NullMarked;
