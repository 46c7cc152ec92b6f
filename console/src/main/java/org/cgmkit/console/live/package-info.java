/** Traffic as it comes: it is kept, and those who look on are told. */
@NullMarked
package org.cgmkit.console.live;

import org.jspecify.annotations.NullMarked;
