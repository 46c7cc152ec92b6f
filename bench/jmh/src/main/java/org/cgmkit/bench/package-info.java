/** Functions of the kit, measured side by side with what they are compared to. */
@NullMarked
package org.cgmkit.bench;

import org.jspecify.annotations.NullMarked;

