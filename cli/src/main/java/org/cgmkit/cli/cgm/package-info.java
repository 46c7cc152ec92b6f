/** What the command has for the CGM guide alone: its simulators with their options, the tap, the demo. */
@NullMarked
package org.cgmkit.cli.cgm;

import org.jspecify.annotations.NullMarked;
