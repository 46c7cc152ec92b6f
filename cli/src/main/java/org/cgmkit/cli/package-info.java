/** The cgmkit command. */
@NullMarked
package org.cgmkit.cli;

import org.jspecify.annotations.NullMarked;
