/** Where commands read and write. */
@NullMarked
package org.cgmkit.cli.console;

import org.jspecify.annotations.NullMarked;
