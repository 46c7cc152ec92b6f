/** How a system that acts by itself is brought to submit: by hand, by a command, by a web hook, by code. */
@NullMarked
package org.cgmkit.kit.trigger;

import org.jspecify.annotations.NullMarked;
