/** The command that validates submissions. */
@NullMarked
package org.cgmkit.cli.cgm.validate;

import org.jspecify.annotations.NullMarked;
