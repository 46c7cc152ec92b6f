/** Every policy is found out of an engine that has it. */
@NullMarked
package org.cgmkit.outcomes.policy;

import org.jspecify.annotations.NullMarked;
