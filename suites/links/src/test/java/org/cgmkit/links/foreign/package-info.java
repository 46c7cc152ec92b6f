/** A creator and a receiver of links that share no code with the kit, judged as their author wrote down before the first run. */
@NullMarked
package org.cgmkit.links.foreign;

import org.jspecify.annotations.NullMarked;
