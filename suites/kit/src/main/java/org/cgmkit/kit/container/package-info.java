/** Targets that are container images: started for a run, their log kept, removed in the end. Knows no engine by name. */
@NullMarked
package org.cgmkit.kit.container;

import org.jspecify.annotations.NullMarked;
