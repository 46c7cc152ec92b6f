/** The command that hosts the kit for teams. */
@NullMarked
package org.cgmkit.cli.host;

import org.jspecify.annotations.NullMarked;
