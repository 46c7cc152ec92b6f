/** A made-up specification with a role, a simulator and two checks, plugged in beside those of the kit. */
@NullMarked
package org.cgmkit.cli.plugged;

import org.jspecify.annotations.NullMarked;
