/** What outcome engines decide one way or another: each decision a key with its values, all of them together a policy. */
@NullMarked
package org.cgmkit.engine.policy;

import org.jspecify.annotations.NullMarked;
