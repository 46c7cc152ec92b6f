/** Commands that test targets, draft their files and start simulators, for whatever suites and simulators there are. */
@NullMarked
package org.cgmkit.cli.run;

import org.jspecify.annotations.NullMarked;
