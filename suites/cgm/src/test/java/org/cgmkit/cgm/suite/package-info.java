/** What a person is told who follows a run. */
@NullMarked
package org.cgmkit.cgm.suite;

import org.jspecify.annotations.NullMarked;
