/** Options that several commands share. */
@NullMarked
package org.cgmkit.cli.option;

import org.jspecify.annotations.NullMarked;
