/** What is to be tested, as its owner describes it, and what can be wrong with that description. */
@NullMarked
package org.cgmkit.kit.config;

import org.jspecify.annotations.NullMarked;
