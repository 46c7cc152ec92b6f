/** The command that validates submissions. */
@NullMarked
package org.cgmkit.cli.validate;

import org.jspecify.annotations.NullMarked;
